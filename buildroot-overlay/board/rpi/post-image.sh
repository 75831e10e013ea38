#!/bin/sh
# The SD card's image: two boot slots, two roots, data; and an update bundle if there is a key to sign it.
# Called by Buildroot with the images folder and the board's name.
set -eu
images=$1
board=$2
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
work=${BUILD_DIR:?}/offhook-image
rm -rf "$work"
mkdir -p "$work/slot-a" "$work/slot-b" "$work/root"

slot() { sed "s|@ROOT@|/dev/mmcblk0p$2|; s|@SLOT@|$1|" "$here/cmdline.txt"; }
slot A 5 > "$work/slot-a/cmdline.txt"
slot B 6 > "$work/slot-b/cmdline.txt"
cp "$here/autoboot.txt" "$work/autoboot.txt"

# The firmware, the kernel and its device trees; the command line is each slot's own.
boot_files() {
    for file in "$images"/*.dtb "$images"/rpi-firmware/* "$images/Image"; do
        [ ! -e "$file" ] || [ "${file##*/}" = cmdline.txt ] || printf '%s\n' "$file"
    done
}

# The models before the 4 load their boot code from the first partition, the others have it in a memory of their own.
select_files="\t\t\t\"$work/autoboot.txt\",\n"
[ ! -e "$images/rpi-firmware/bootcode.bin" ] || select_files="$select_files\t\t\t\"$images/rpi-firmware/bootcode.bin\",\n"

listed=$(boot_files | sed 's|.*|\\t\\t\\t"&",\\n|' | tr -d '\n')
sed "s|@BOOT_FILES@|$listed|; s|@SELECT_FILES@|$select_files|; s|\"slot-\([ab]\)/|\"$work/slot-\1/|" \
    "$here/genimage.cfg.in" > "$work/genimage.cfg"
genimage --rootpath "$work/root" --tmppath "$work/tmp" --inputpath "$images" --outputpath "$images" \
    --config "$work/genimage.cfg"
echo "offhook: $images/sdcard.img"

if [ -n "${OFFHOOK_RAUC_KEY:-}" ] && [ -n "${OFFHOOK_RAUC_CERT:-}" ]; then
    bundle=$work/bundle
    mkdir -p "$bundle/boot"
    boot_files | while IFS= read -r file; do cp -r "$file" "$bundle/boot/"; done
    cp "$here/cmdline.txt" "$bundle/boot/cmdline.txt"
    tar -C "$bundle/boot" --sort=name --owner=0 --group=0 --mtime="@${SOURCE_DATE_EPOCH:-0}" -cf "$bundle/boot.tar" .
    rm -r "${bundle:?}/boot"
    cp "$images/rootfs.squashfs" "$bundle/rootfs.img"
    install -m 0755 "$here/bundle-hook" "$bundle/hook"
    cat > "$bundle/manifest.raucm" << EOF
[update]
compatible=offhook-$board
version=${OFFHOOK_VERSION:-0.1.0}

[bundle]
format=verity

[hooks]
filename=hook

[image.rootfs]
filename=rootfs.img

[image.boot]
filename=boot.tar
hooks=post-install
EOF
    rm -f "$images/offhook-$board.raucb"
    rauc bundle --cert="$OFFHOOK_RAUC_CERT" --key="$OFFHOOK_RAUC_KEY" "$bundle" "$images/offhook-$board.raucb"
    echo "offhook: $images/offhook-$board.raucb"
else
    echo "offhook: no OFFHOOK_RAUC_KEY and OFFHOOK_RAUC_CERT: no update bundle was made."
fi
