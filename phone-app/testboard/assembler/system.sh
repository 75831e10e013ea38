# shellcheck shell=sh disable=SC2154
# The part of the assembler that makes a root file system with systemd as init. Sourced by ../assemble, which has
# the cache, the kernel and the module.

# --- Base of the system ----------------------------------------------------------------------

base_packages='busybox-static base-files base-passwd coreutils dash sed grep findutils util-linux mount procps
    bash systemd systemd-sysv udev kmod libkmod2 alsa-utils libasound2t64 libasound2-data libopus0 libspeexdsp1
    zlib1g libstdc++6'
# For a machine whose JDK cannot make a Java runtime for the board.
[ "${OFFHOOK_QEMU_JAVA:-}" != debian ] || base_packages="$base_packages openjdk-25-jre-headless"

# A folder with tree.tar: Debian's packages, and what their maintainer scripts would have made.
make_base() {
    key=$( (recipe 'Unpacking Debian'; recipe 'Base of the system'; echo "$root_suite $base_packages $mirror") | checksum)
    base=$cache/base-$key
    [ -d "$base" ] && return
    need mmdebstrap tar
    say "unpacking Debian $root_suite with systemd …"
    start_new
    # shellcheck disable=SC2086  # a list of packages
    unpack_debian "$new/tree" $base_packages
    rm -rf "$tree/usr/share/info" "$tree/usr/share/zoneinfo/right" "$tree/boot"
    mkdir -p "$tree/usr/local/bin" "$tree/var/log" "$tree/var/lib" "$tree/var/cache" "$tree/data"
    cp "$tree/usr/share/base-passwd/passwd.master" "$tree/etc/passwd"
    cp "$tree/usr/share/base-passwd/group.master" "$tree/etc/group"
    for tool in awk vi less ip hostname ping tar gzip; do
        [ -e "$tree/usr/bin/$tool" ] || ln -s busybox "$tree/usr/bin/$tool"
    done
    # An empty machine id is filled in at each start; without the file systemd would ask its first questions.
    : > "$tree/etc/machine-id"
    ln -sf /proc/self/mounts "$tree/etc/mtab"
    printf 'passwd: files\ngroup: files\nshadow: files\nhosts: files dns\nservices: files\n' > "$tree/etc/nsswitch.conf"
    mkdir -p "$tree/etc/systemd/system"
    # These want D-Bus, a screen, or a person who logs in.
    for unit in systemd-logind systemd-hostnamed systemd-firstboot systemd-user-sessions getty@tty1 getty-static \
        ldconfig systemd-hwdb-update systemd-journal-catalog-update alsa-state; do
        ln -s /dev/null "$tree/etc/systemd/system/$unit.service"
    done
    ln -s /dev/null "$tree/etc/systemd/system/systemd-hostnamed.socket"
    tar -C "$tree" --numeric-owner --owner=0 --group=0 -cf "$new/tree.tar" .
    rm -rf "$tree" "$new/log"
    finish_new "$base"
}

# --- Java modules ----------------------------------------------------------------------------

# A folder with jmods: what jlink on this machine makes a Java runtime for the board of.
make_jmods() {
    key=$( (recipe 'Debian packages'; recipe 'Java modules'; echo "$root_suite $mirror") | checksum)
    jmods=$cache/jmods-$key
    [ -d "$jmods" ] && return
    need apt-get apt-cache dpkg-deb
    start_new
    open_suite "$root_suite"
    fetch "$root_suite" "$new/tree" openjdk-25-jdk-headless
    mv "$new/tree/usr/lib/jvm/"*/jmods "$new/jmods" || die "openjdk-25-jdk-headless of Debian $root_suite has no jmods."
    rm -rf "$new/apt" "$new/tree" "$new/uris" "$new/log"
    finish_new "$jmods"
}

# --- System ----------------------------------------------------------------------------------

system_modules=${OFFHOOK_QEMU_SYSTEM_MODULES:-snd-aloop}

# Names, kinds, modes, links and contents of a folder, whatever its times.
list_folder() {
    (cd "$1" && find . -printf '%p %y %m %l\n' | LC_ALL=C sort && find . -type f -print0 | LC_ALL=C sort -z | xargs -0r sha256sum)
}

# make_system v1|v2 FOLDER: a folder with root.img, the base with the test board's own files and those of FOLDER.
make_system() {
    make_base
    make_module "$1"
    [ -d "$2" ] || die "there is no folder $2."
    key=$( (recipe System; list_folder "$here/system"; cat "$here/guest/agent"; echo "$base $module $system_modules"; list_folder "$2") | checksum)
    system=$cache/system-$key
    [ -d "$system" ] && return
    need mke2fs tar modprobe depmod
    say "making the system's disk …"
    start_new
    tree=$new/tree
    mkdir "$tree"
    tar -C "$tree" -xf "$base/tree.tar"
    install_modules
    cp -R "$here/system/." "$tree/"
    mkdir -p "$tree/usr/lib/testboard"
    cp "$here/guest/agent" "$tree/usr/lib/testboard/agent"
    cp -R "$2/." "$tree/"
    make_users
    enable_units
    make_image "$tree" "$new/root.img" 96
    rm -rf "$tree"
    # One for each state of the source tree: they are large and not wanted for long.
    find "$cache" -mindepth 1 -maxdepth 1 -name 'system-*' -mmin +600 -exec rm -rf {} + || true
    finish_new "$system"
}

# The kernel's modules that systemd loads, and the test board's.
install_modules() {
    release=$(cat "$kernel/release")
    mkdir "$new/kernel"
    ln -s "$kernel/usr/lib" "$new/kernel/lib"
    folder=$tree/usr/lib/modules/$release
    mkdir -p "$folder/extra"
    for wanted in $system_modules; do
        modprobe -d "$new/kernel" -S "$release" --show-depends "$wanted" > "$new/depends" 2>&1 ||
            die "kernel $release has no module $wanted: $(cat "$new/depends")"
        sed -n 's/^insmod //p' "$new/depends" | while read -r file _; do cp "$file" "$folder/extra/"; done
    done
    cp "$module/testboard.ko" "$folder/extra/"
    cp "$kernel/usr/lib/modules/$release/modules.builtin" "$kernel/usr/lib/modules/$release/modules.builtin.modinfo" \
        "$kernel/usr/lib/modules/$release/modules.order" "$folder/"
    depmod -b "$tree" "$release"
    rm -rf "$new/kernel" "$new/depends"
}

# The accounts of the tree's own sysusers.d files, as an image that was made once and for all has them.
make_users() {
    id=990
    cat "$tree"/usr/lib/sysusers.d/*offhook*.conf "$tree"/usr/local/lib/sysusers.d/*offhook*.conf 2> /dev/null |
        sed 's/"[^"]*"/-/g' | while read -r kind name value _ home _; do
        case $kind in u | g) ;; *) continue ;; esac
        if ! grep -q "^$name:" "$tree/etc/group"; then
            id=$((id - 1))
            echo "$name:x:$id:" >> "$tree/etc/group"
        fi
        if [ "$kind" = u ] && ! grep -q "^$name:" "$tree/etc/passwd"; then
            group=$(sed -n "s/^$name:x:\([0-9]*\):.*/\1/p" "$tree/etc/group")
            echo "$name:x:$group:$group::${home:-/}:/usr/sbin/nologin" >> "$tree/etc/passwd"
        fi
    done
}

# Does what "systemctl preset" would with the preset files that are not Debian's.
enable_units() {
    for preset in "$tree"/etc/systemd/system-preset/*.preset "$tree"/usr/lib/systemd/system-preset/*offhook*.preset; do
        [ -f "$preset" ] || continue
        sed -n 's/^enable  *//p' "$preset" | while read -r pattern; do
            for folder in etc/systemd/system usr/local/lib/systemd/system usr/lib/systemd/system; do
                for file in "$tree/$folder/"$pattern; do
                    [ ! -f "$file" ] || enable_unit "$folder" "${file##*/}"
                done
            done
        done
    done
}

# enable_unit FOLDER UNIT
enable_unit() {
    for kind in WantedBy:wants RequiredBy:requires; do
        for target in $(sed -n "s/^${kind%:*}=//p" "$tree/$1/$2"); do
            mkdir -p "$tree/etc/systemd/system/$target.${kind#*:}"
            ln -sf "/$1/$2" "$tree/etc/systemd/system/$target.${kind#*:}/$2"
        done
    done
}

# --- Data disk -------------------------------------------------------------------------------

# make_data FILE MB [FOLDER]: an ext4 disk with a journal, for what a device must not forget.
# Made to the end, so that the kernel has nothing to write when it is new.
make_data() {
    need mke2fs
    rm -f "$1"
    empty=$(mktemp -d) || die "cannot make a folder."
    PATH=$PATH:/usr/sbin:/sbin mke2fs -q -t ext4 -b 4096 -L data -d "${3:-$empty}" -E root_owner=0:0,lazy_itable_init=0,lazy_journal_init=0 -N 4096 -m 0 \
        "$1" "${2}M" > /dev/null || die "cannot make $1."
    rmdir "$empty"
}
