# shellcheck shell=sh disable=SC2154
# ./offhook image qemu and boot: a device's files on an emulated board. Sourced by ./offhook after runtime.sh.

testboard=$root/phone-app/testboard

usage_image_qemu() {
    cat <<'TEXT'
Usage: ./offhook image qemu [--output DIR]
       ./offhook image boot [--data FILE] [--provision URL] [--forward PORT] [--memory MB] [--append WORDS]

  qemu             makes all that an emulated arm64 board needs, and says where its disk is
  --output DIR     where the device's files go (target/image)
  boot             the same, and boots it with a root shell on this terminal; Ctrl-A X ends it
  --data FILE      the data disk, kept from one boot to the next (target/image-data.img)
  --provision URL  on a new data disk: where the phone fetches its configuration; this machine is 10.0.2.2
  --forward PORT   TCP port 127.0.0.1:PORT of this machine leads to the same port of the board
TEXT
}

# make_image_tree DIR: the device's own files, to be laid over a root file system: what the Buildroot image has, too,
# with the emulated board's profile.
make_image_tree() {
    if jmods=$("$testboard/assemble" jmods) && (image_runtime --jmods "$jmods/jmods" --output "$1.opt"); then
        unset OFFHOOK_QEMU_JAVA
    else
        say "this machine's JDK makes no Java runtime for the board, so the board gets Debian's."
        (image_runtime --no-java --machine aarch64 --output "$1.opt") || exit 1
        export OFFHOOK_QEMU_JAVA=debian
    fi
    rm -rf "$1.new" || die 1 "cannot remove $1.new."
    mkdir -p "$1.new" || die 1 "cannot write to $1."
    cp -R "$root/buildroot-overlay/rootfs-overlay/." "$1.new/" || exit 1
    # The emulated board has no two slots to choose from, and systemd would wait for that disk.
    rm -f "$1.new/usr/lib/systemd/system/boot-select.mount"
    (install_files "$1.new" "$1.opt") || exit 1
    mkdir -p "$1.new/etc/offhook"
    {
        cat "$testboard/src/test/resources/org/offhook/testboard/board.yaml"
        printf '\n# What is played into hw:Loopback,1 is heard by the phone, and the other way round.\n'
        printf 'sound:\n  - role: handset\n    device: "alsa:hw:Loopback,0"\n'
    } > "$1.new/etc/offhook/board.yaml" || exit 1
    rm -rf "$1" "$1.opt"
    mv "$1.new" "$1" || die 1 "cannot replace $1."
}

# install_files TREE RUNTIME: what "install --root" does but for enabling units, which the assembler does by the
# preset: no systemd is needed here.
install_files() {
    # shellcheck source=phone-app/image/install.sh
    . "$root/phone-app/image/install.sh"
    target=$1
    runtime=$2
    prefix=/opt/offhook
    lib=$target/usr/local/lib
    units=$lib/systemd/system
    place_program
    place_units
}

image_qemu() {
    tree=$root/target/image
    while [ $# -gt 0 ]; do
        case $1 in
            --output)
                [ $# -ge 2 ] || die 2 "$1 needs a value."
                tree=$2
                shift
                ;;
            -h | --help) usage_image_qemu && return ;;
            *) die 2 "image qemu: unknown option '$1'; './offhook image qemu --help' lists them." ;;
        esac
        shift
    done
    case $tree in /*) ;; *) tree=$PWD/$tree ;; esac
    make_image_tree "$tree"
    "$testboard/assemble" initrd v1 > /dev/null || exit 1
    system=$("$testboard/assemble" system v1 "$tree") || exit 1
    say "the device's files are in $tree, the board's disk is $system/root.img."
}

image_boot() {
    data=$root/target/image-data.img
    provision=
    others=
    while [ $# -gt 0 ]; do
        case $1 in
            -h | --help) usage_image_qemu && return ;;
        esac
        [ $# -ge 2 ] || die 2 "$1 needs a value."
        case $1 in
            --data) data=$2 ;;
            --provision) provision=$2 ;;
            --forward | --memory) others="$others $1 $2" ;;
            --append) append=$2 ;;
            *) die 2 "image boot: unknown option '$1'; './offhook image boot --help' lists them." ;;
        esac
        shift 2
    done
    image_qemu
    if [ ! -f "$data" ]; then
        first=$(mktemp -d) && cp -R "$tree/etc/offhook" "$first/etc" || exit 1
        [ -z "$provision" ] || printf 'OFFHOOK_ARGS=run --provision %s --allow-http --mac 52:54:00:12:34:56 --board %s\n' \
            "$provision" /etc/offhook/board.yaml > "$first/etc/offhook.env"
        "$testboard/assemble" data "$data" 96 "$first" > /dev/null || exit 1
        rm -rf "$first"
    fi
    # shellcheck disable=SC2086  # a list of options
    exec "$testboard/boot" "$tree" --data "$data" $others ${append:+--append "$append"}
}
