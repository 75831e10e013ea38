#!/bin/sh
# After the packages are installed: what belongs to this board, and what must not be missing.
# Called by Buildroot with the target folder and the board's name.
set -eu
target=$1
board=$2
external=${BR2_EXTERNAL_OFFHOOK_PATH:?}

sed "s/@BOARD@/$board/" "$external/board/common/rauc-system.conf" > "$target/etc/rauc/system.conf"

# Whose updates the device takes. Without a keyring it takes none: better than a key that everybody has.
if [ -n "${OFFHOOK_RAUC_KEYRING:-}" ]; then
    install -m 0644 "$OFFHOOK_RAUC_KEYRING" "$target/etc/rauc/keyring.pem"
else
    : > "$target/etc/rauc/keyring.pem"
    echo "offhook: no OFFHOOK_RAUC_KEYRING: this image will take no updates." >&2
fi

# SSH is off until somebody wants it, and then takes keys alone, which lie on the data partition.
ln -sfn /data/dropbear "$target/etc/dropbear"
mkdir -p "$target/data" "$target/boot/select" "$target/etc/offhook" "$target/root"
ln -sfn /data/ssh "$target/root/.ssh"

# A board without a battery clock starts here, and the clock's floor goes on from there.
touch -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" "$target/usr/lib/clock-epoch"

for needed in opt/offhook/bin/offhook opt/offhook/runtime/bin/java usr/local/lib/systemd/system/offhook.service; do
    [ -e "$target/$needed" ] || {
        echo "offhook: /$needed is missing in the image; the offhook package was not installed whole." >&2
        exit 1
    }
done
