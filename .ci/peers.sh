# shellcheck shell=sh disable=SC2154
# The programs of others that the tests run against: which are here, and how to get them on Debian.
# Sourced by ./offhook, which sets $cache and brings say and die.

asterisk_suite=${OFFHOOK_ASTERISK_SUITE:-sid}
asterisk_tree=$cache/peers/asterisk

has_library() { [ -n "$(find /usr/lib /usr/local/lib /lib/ -name "$1" -print -quit 2>/dev/null)" ]; }

# Runs a program of the extracted tree with the tree's own libraries, so it needs neither chroot nor root.
in_tree() {
    tree=$1
    program=$2
    shift 2
    loader=$(find "$tree/usr/lib64" "$tree/usr/lib" -maxdepth 2 -name 'ld-linux*.so.*' -print -quit 2>/dev/null)
    libraries=$(find "$tree/usr/lib" -maxdepth 1 -name '*-linux-gnu*' -print -quit 2>/dev/null)
    [ -n "$loader" ] && [ -n "$libraries" ] && "$loader" --library-path "$libraries" "$tree$program" "$@"
}

# has_peer NAME: is it here?
has_peer() {
    case $1 in
        asterisk) [ -f "$asterisk_tree/offhook-complete" ] ;;
        baresip) command -v baresip > /dev/null ;;
        linphone) command -v linphonec > /dev/null ;;
        sipp) command -v sipp > /dev/null ;;
        pulseaudio) command -v pulseaudio > /dev/null && command -v pactl > /dev/null ;;
        alsa-pulse) has_library libasound_module_pcm_pulse.so && has_library 'libasound.so.2' ;;
        alsa-utils) command -v aplay > /dev/null ;;
        sox) command -v sox > /dev/null ;;
        espeak-ng) command -v espeak-ng > /dev/null ;;
        ffmpeg) command -v ffmpeg > /dev/null ;;
        opus) has_library 'libopus.so.0' ;;
        speexdsp) has_library 'libspeexdsp.so.1' ;;
        chromium) command -v chromium > /dev/null ;;
        systemd) command -v systemd-analyze > /dev/null && command -v systemctl > /dev/null ;;
        mmdebstrap) command -v mmdebstrap > /dev/null ;;
        qemu-board)
            for program in qemu-system-aarch64 aarch64-linux-gnu-gcc make mmdebstrap fdtput mke2fs cpio xz modprobe; do
                PATH=$PATH:/usr/sbin:/sbin command -v "$program" > /dev/null || return 1
            done
            ;;
    esac
}

# packages_of NAME: the Debian packages that bring it.
packages_of() {
    case $1 in
        baresip) echo baresip-core ;;
        linphone) echo linphone-cli ;;
        sipp) echo sip-tester ;;
        pulseaudio) echo pulseaudio pulseaudio-utils ;;
        alsa-pulse) echo libasound2-plugins ;;
        opus) echo libopus0 ;;
        speexdsp) echo libspeexdsp1 ;;
        qemu-board)
            echo qemu-system-arm gcc-aarch64-linux-gnu make mmdebstrap device-tree-compiler e2fsprogs cpio xz-utils kmod
            ;;
        *) echo "$1" ;;
    esac
}

list_peers() {
    echo 'Real peers for the tests:'
    for peer in asterisk baresip linphone sipp pulseaudio alsa-pulse alsa-utils sox espeak-ng ffmpeg opus speexdsp chromium qemu-board systemd; do
        if has_peer "$peer"; then
            printf '  %-11s found\n' "$peer"
        else
            printf '  %-11s SKIPPED: %s not installed; ./offhook test --install gets it\n' "$peer" "$peer"
        fi
    done
}

# list_skipped STAMP: which tests did not run since then, and why, from the reports that Maven has left. A class that
# is skipped whole shows there as one without tests, so what it printed counts too.
list_skipped() {
    find "$root" \( -path '*-reports/*-output.txt' -o -path '*-reports/TEST-*.xml' \) -newer "$1" \
        -exec grep -HE '^SKIPPED: |<skipped .*TestAbortedException: ' {} + 2> /dev/null |
        sed -E 's/^.*[./]([A-Za-z0-9]+)(-output\.txt|\.xml):.*(SKIPPED|TestAbortedException): (Assumption failed: )?/\1|/' |
        sort -u | awk -F'|' '
            !($2 in tests) { reasons[++count] = $2 }
            { tests[$2] = tests[$2] (tests[$2] == "" ? "" : ", ") $1 }
            END {
                print count ? "Tests that did not run here:" : "No test was skipped."
                for (i = 1; i <= count; i++) print "  " reasons[i] "\n      " tests[reasons[i]]
            }'
}

install_peers() {
    missing=
    for peer in baresip linphone sipp pulseaudio alsa-pulse alsa-utils sox espeak-ng ffmpeg opus speexdsp chromium qemu-board systemd; do
        has_peer "$peer" || missing="$missing $(packages_of "$peer")"
    done
    if ! has_peer asterisk; then
        has_peer mmdebstrap || missing="$missing mmdebstrap"
        wanted="$missing asterisk"
    fi
    [ -n "${wanted:=$missing}" ] || return 0
    [ "$(id -u)" -eq 0 ] || die 4 "test --install must install$wanted and needs root for that: use sudo."
    command -v apt-get > /dev/null || die 4 "test --install knows only apt-get; install these yourself:$wanted."
    [ -z "$missing" ] || install_packages
    has_peer asterisk || extract_asterisk
}

install_packages() {
    say "installing$missing …"
    log=$cache/install.log
    mkdir -p "$cache"
    for attempt in 1 2 3; do
        # shellcheck disable=SC2086  # the list is meant to be split
        if DEBIAN_FRONTEND=noninteractive apt-get -q update > "$log" 2>&1 < /dev/null &&
            DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install $missing >> "$log" 2>&1 < /dev/null; then
            return 0
        fi
        [ "$attempt" -eq 3 ] || sleep $((attempt * 5))
    done
    grep -E '^(E|Err|W):' "$log" | tail -n 10 >&2
    die 1 "apt-get could not install$missing; its log is $log."
}

# Asterisk 22 is not in Debian 12, so its packages are unpacked from Debian sid into a folder of their own.
extract_asterisk() {
    say "unpacking Asterisk from Debian $asterisk_suite (100 MB to load, 270 MB on disk) …"
    mkdir -p "$cache/peers" || return 1
    log=$cache/peers/asterisk.log
    new=$cache/peers/asterisk-$$.new
    trap 'rm -rf "$new"' EXIT
    trap 'exit 130' INT TERM HUP
    for attempt in 1 2 3; do
        rm -rf "$new"
        if mmdebstrap --variant=extract --aptopt='Acquire::Check-Valid-Until "false"' \
            --include=asterisk,asterisk-modules,asterisk-core-sounds-en "$asterisk_suite" "$new" > "$log" 2>&1 < /dev/null; then
            break
        fi
        if grep -qE 'Unable to locate package|no installation candidate|unmet dependencies|does not have a Release file' "$log"; then
            grep '^E:' "$log" | head -n 5 >&2
            die 1 "Debian $asterisk_suite does not offer Asterisk as expected (the suite moved?);" \
                "try again later or set OFFHOOK_ASTERISK_SUITE to a suite that has asterisk 22."
        fi
        if [ "$attempt" -eq 3 ]; then
            tail -n 5 "$log" >&2
            die 1 "could not unpack Asterisk from Debian $asterisk_suite in three attempts; the log is $log."
        fi
        sleep $((attempt * 5))
    done
    version=$(in_tree "$new" /usr/sbin/asterisk -V 2>> "$log") ||
        die 1 "the unpacked Asterisk does not start here; the log is $log."
    case $version in
        'Asterisk 22.'*) ;;
        *) say "note: Debian $asterisk_suite has $version; the tests were written against Asterisk 22." ;;
    esac
    rm -rf "$new/usr/share/doc" "$new/usr/share/man" "$new/usr/share/locale"
    echo "$version" > "$new/offhook-complete"
    chmod -R a+rX "$new"
    rm -rf "$asterisk_tree"
    mv "$new" "$asterisk_tree"
    trap - EXIT INT TERM HUP
}
