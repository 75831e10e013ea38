#!/bin/sh
# Nothing but the data disk is missing for QEMU. Called by Buildroot with the images folder and the board's name.
set -eu
images=$1
rm -f "$images/data.ext4"
truncate -s 512M "$images/data.ext4"
mke2fs -q -t ext4 -L data "$images/data.ext4"
cat << EOF
offhook: start it with
  qemu-system-aarch64 -M virt -cpu cortex-a72 -smp 2 -m 1G -nographic -kernel $images/Image \\
    -append 'root=/dev/vda rootfstype=squashfs ro console=ttyAMA0 rauc.slot=A' \\
    -drive if=none,id=root,format=raw,readonly=on,file=$images/rootfs.squashfs -device virtio-blk-pci,drive=root \\
    -drive if=none,id=data,format=raw,file=$images/data.ext4 -device virtio-blk-pci,drive=data \\
    -netdev user,id=net -device virtio-net-pci,netdev=net
EOF
