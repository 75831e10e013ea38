# shellcheck shell=sh disable=SC2154,SC2015
# ./offhook install and uninstall: a phone on a Debian machine that runs, or in the folder of one that does not.
# Sourced by ./offhook after runtime.sh.

usage_install() {
    cat <<'TEXT'
Usage: sudo ./offhook install [--config FILE | --provision URL [--allow-http]] [--board PROFILE] …
       sudo ./offhook uninstall [--purge] …

  --config FILE      the phone's configuration; copied to /etc/offhook/phone.yaml
  --provision URL    the server that has it; {mac} stands for the phone's hardware address
  --allow-http       allows a URL that begins with http://
  --board PROFILE    what the phone is made of: a profile's name, or a file (copied to /etc/offhook/board.yaml);
                     without it "reference" on a Raspberry Pi, elsewhere "usb-handset"
  --runtime DIR      the folder that "image runtime" made, instead of making one now
  --prefix DIR       where the program goes (/opt/offhook)
  --root DIR         into the file system of another machine that lies there; starts nothing
  --no-start         starts nothing
  --no-enable        with --root: switches no unit on; the other machine's presets do
  --purge            uninstall: also configuration, state and user
TEXT
}

read_install_options() {
    target=
    prefix=/opt/offhook
    config=
    provision=
    allow_http=
    board=
    runtime=
    start=yes
    purge=
    no_enable=
    while [ $# -gt 0 ]; do
        case $1 in
            --config | --provision | --board | --runtime | --prefix | --root)
                [ $# -ge 2 ] || die 2 "$1 needs a value."
                case $1 in
                    --config) config=$2 ;;
                    --provision) provision=$2 ;;
                    --board) board=$2 ;;
                    --runtime) runtime=$2 ;;
                    --prefix) prefix=${2%/} ;;
                    --root) target=${2%/} ;;
                esac
                shift
                ;;
            --allow-http) allow_http=' --allow-http' ;;
            --no-start) start= ;;
            --no-enable) no_enable=yes ;;
            --purge) purge=yes ;;
            -h | --help) usage_install && exit 0 ;;
            *) die 2 "unknown option '$1'; './offhook install --help' lists them." ;;
        esac
        shift
    done
    case $prefix in
        /?*) ;;
        *) die 2 "--prefix must be a path from the root, such as /opt/offhook." ;;
    esac
    case $target in '' | /*) ;; *) target=$PWD/$target ;; esac
    [ -z "$target" ] || start=
    [ -n "$target" ] || [ "$(id -u)" -eq 0 ] || die 4 "this changes the system and needs root: use sudo."
    command -v systemctl > /dev/null || [ -n "$no_enable" ] || die 4 "needs systemd."
    units=$target/usr/local/lib/systemd/system
    lib=$target/usr/local/lib
}

# Units that are switched on; offhook-mark-good.service and offhook-clock-save.service are started by others.
enabled_units='offhook.service offhook-firstboot.service offhook-aot.service offhook-clock.service
    offhook-clock-save.timer offhook-mark-good.path'

install_phone() {
    read_install_options "$@"
    [ -z "$config" ] || [ -r "$config" ] || die 2 "cannot read $config."
    [ -z "$config" ] || [ -z "$provision" ] || die 2 "--config or --provision, not both."
    find_runtime
    [ -z "$start" ] || systemctl stop offhook-aot.service offhook.service 2> /dev/null
    place_program
    place_units
    [ -n "$target" ] || systemd-sysusers offhook.conf || die 1 "cannot make the user offhook."
    place_settings
    # shellcheck disable=SC2086  # the list is meant to be split
    [ -n "$no_enable" ] || systemctl ${target:+--root="$target"} --quiet enable $enabled_units 2> /dev/null ||
        die 1 "systemctl could not enable the units."
    if [ -z "$target" ]; then
        "$prefix/bin/offhook-firstboot" || die 1 "the first start failed."
        # Last, because it also says who may read the files in /etc/offhook.
        systemd-tmpfiles --create offhook.conf || die 1 "cannot make the folders of the user offhook."
    fi
    [ -n "$start" ] || return 0
    udevadm control --reload 2> /dev/null && udevadm trigger --subsystem-match=gpio --subsystem-match=i2c-dev \
        --subsystem-match=spidev --subsystem-match=input --subsystem-match=hidraw 2> /dev/null
    systemctl daemon-reload
    systemctl try-restart systemd-journald.service 2> /dev/null
    systemctl restart offhook-clock.service offhook-clock-save.timer offhook.service ||
        die 1 "the phone does not start; 'journalctl -u offhook' says why."
    systemctl start offhook-aot.service
    say "the phone runs: systemctl status offhook. Its settings are in /etc/offhook."
}

# Sets runtime: what the user gives, else one that is made now by the user who called sudo.
find_runtime() {
    if [ -z "$runtime" ]; then
        runtime=$root/target/offhook
        if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ]; then
            sudo -u "$SUDO_USER" -H "OFFHOOK_JAVA_HOME=${OFFHOOK_JAVA_HOME:-}" "$root/offhook" image runtime \
                --output "$runtime" || exit $?
        else
            (image_runtime --output "$runtime") || exit $?
        fi
    fi
    [ -x "$runtime/bin/offhook" ] && [ -r "$runtime/RELEASE" ] || die 2 "$runtime was not made by 'image runtime'."
}

place_program() {
    case $(readlink -f "$runtime") in
        "$(readlink -m "$target$prefix")") return ;;
    esac
    rm -rf "$target$prefix.new"
    mkdir -p "$target${prefix%/*}" && cp -R -p "$runtime" "$target$prefix.new" || die 1 "cannot write to $target$prefix."
    [ "$(id -u)" -ne 0 ] || chown -R 0:0 "$target$prefix.new"
    rm -rf "$target$prefix"
    mv "$target$prefix.new" "$target$prefix" || die 1 "cannot write to $target$prefix."
}

place_units() {
    mkdir -p "$units" "$lib/systemd/journald.conf.d" "$lib/sysusers.d" "$lib/tmpfiles.d" "$lib/udev/rules.d" ||
        die 1 "cannot write to $lib."
    for unit in "$root/systemd/"offhook*.*; do
        sed "s|/opt/offhook/|$prefix/|g" "$unit" > "$units/${unit##*/}" || exit 1
    done
    cp "$root/systemd/journald.conf.d/offhook.conf" "$lib/systemd/journald.conf.d/" &&
        cp "$root/systemd/sysusers.d/offhook.conf" "$lib/sysusers.d/" &&
        cp "$root/systemd/tmpfiles.d/offhook.conf" "$lib/tmpfiles.d/" &&
        cp "$root/systemd/udev/60-offhook.rules" "$lib/udev/rules.d/" || die 1 "cannot write to $lib."
}

# What is in /etc/offhook stays unless an option says otherwise; the first start writes what is missing.
place_settings() {
    etc=$target/etc/offhook
    mkdir -p "$etc" && chmod 750 "$etc" || die 1 "cannot write to $etc."
    if [ -n "$config" ]; then
        cp "$config" "$etc/phone.yaml" && chmod 640 "$etc/phone.yaml" || exit 1
    fi
    case $board in
        *.yaml)
            cp "$board" "$etc/board.yaml" && chmod 640 "$etc/board.yaml" || exit 1
            board=/etc/offhook/board.yaml
            ;;
    esac
    [ -n "$config$provision$board" ] || return 0
    cat > "$etc/firstboot.env" <<TEXT || exit 1
# What the first start is told; it writes offhook.env when that is not there.
OFFHOOK_BOARD=$board
OFFHOOK_PROVISION=$provision$allow_http
TEXT
    rm -f "$etc/offhook.env"
}

uninstall_phone() {
    read_install_options "$@"
    if [ -n "$start" ]; then
        # shellcheck disable=SC2086  # the list is meant to be split
        systemctl stop offhook-clock-save.timer offhook-mark-good.path offhook-aot.service offhook.service \
            offhook-clock.service 2> /dev/null
    fi
    # shellcheck disable=SC2086  # the list is meant to be split
    systemctl ${target:+--root="$target"} --quiet disable $enabled_units 2> /dev/null
    rm -f "$units/"offhook*.service "$units/"offhook*.timer "$units/"offhook*.path \
        "$lib/systemd/journald.conf.d/offhook.conf" "$lib/sysusers.d/offhook.conf" "$lib/tmpfiles.d/offhook.conf" \
        "$lib/udev/rules.d/60-offhook.rules"
    rm -rf "$target$prefix" "$target/var/cache/offhook"
    if [ -n "$purge" ]; then
        rm -rf "$target/etc/offhook" "$target/var/lib/offhook"
        [ -n "$target" ] || userdel offhook 2> /dev/null
    fi
    # Folders that nobody else uses.
    for folder in "$units" "$lib/systemd/journald.conf.d" "$lib/systemd" "$lib/sysusers.d" "$lib/tmpfiles.d" \
        "$lib/udev/rules.d" "$lib/udev"; do
        rmdir "$folder" 2> /dev/null
    done
    [ -n "$target" ] || systemctl daemon-reload
    if [ -n "$purge" ]; then say "gone, with all settings."; else say "gone; /etc/offhook and /var/lib/offhook stay."; fi
}
