# shellcheck shell=sh disable=SC2154,SC2015
# ./offhook image runtime: the folder /opt/offhook of a device. Sourced by ./offhook, which sets $root and $jdk and
# brings say, die, find_jdk, build and read_class_path. The same commit, JDK and jmods give the same bytes.

usage_image() {
    cat <<'TEXT'
Usage: ./offhook image runtime [--output DIR] [--jmods DIR | --target-jdk DIR | --no-java] [--check]

  --output DIR       where it goes (target/offhook); DIR is replaced
  --jmods DIR        the Java modules of the device's machine, as its JDK has them in jmods/
  --target-jdk DIR   a JDK of the device's machine that has jmods/
  --no-java          without a Java runtime: the device has one of version 25 or newer
  --machine NAME     the device's machine where --no-java leaves it open: aarch64, x86_64 …
  --check            makes it twice and compares every byte
TEXT
}

image_runtime() {
    output=$root/target/offhook
    jmods=
    machine=
    java=yes
    check=
    while [ $# -gt 0 ]; do
        case $1 in
            --output | --jmods | --target-jdk | --machine)
                [ $# -ge 2 ] || die 2 "$1 needs a value."
                case $1 in
                    --output) output=$2 ;;
                    --jmods) jmods=$2 ;;
                    --target-jdk) jmods=$2/jmods ;;
                    --machine) machine=$2 ;;
                esac
                shift
                ;;
            --no-java) java= ;;
            --check) check=yes ;;
            -h | --help) usage_image && return ;;
            *) die 2 "image runtime: unknown option '$1'; './offhook image --help' lists them." ;;
        esac
        shift
    done
    [ -z "$jmods" ] || [ -f "$jmods/java.base.jmod" ] ||
        die 2 "$jmods has no java.base.jmod: give the folder jmods of a JDK for the device's machine."
    case $output in /*) ;; *) output=$PWD/$output ;; esac
    find_jdk
    build phone-app/phone "$root/phone-app/phone/target/offhook.stamp" "$phone_sources"
    make_runtime "$output"
    if [ -n "$check" ]; then
        make_runtime "$output.again"
        compare_runtimes "$output" "$output.again"
        rm -rf "$output.again"
    fi
    say "$output: $(du -sm "$output" | cut -f1) MB, $(sed -n 's/^# id //p' "$output/RELEASE")"
}

# make_runtime DIR: the whole folder, put together beside its place and moved there at the end.
make_runtime() {
    new=$1.new
    umask 022
    rm -rf "$new" || die 1 "cannot remove $new."
    mkdir -p "$new/bin" "$new/lib" "$new/native" || die 1 "cannot write to $1."
    if [ -n "$java" ]; then link_java "$new/runtime"; fi
    : "${machine:=$(uname -m)}"
    copy_jars "$new/lib"
    copy_native "$new/native"
    cp "$root/phone-app/phone/jvm.options" "$new/jvm.options" || exit 1
    cp "$root/phone-app/image/bin/"* "$new/bin/" && chmod 755 "$new/bin/"* || exit 1
    write_release "$new"
    settle_files "$new"
    rm -rf "$1"
    mv "$new" "$1" || die 1 "cannot replace $1."
}

# One name a line; jars.list has names without versions.
jar_names() { sed 's/-[0-9][^/]*\.jar$//; s/\.jar$//'; }

listed() { sed 's/#.*//; /^[[:space:]]*$/d' "$root/phone-app/image/jars.list" | sort; }

copy_jars() {
    for jar in "$root/phone-app/phone/target/"offhook-phone-*.jar "$root/phone-app/phone/target/lib/"*.jar; do
        [ -f "$jar" ] || die 1 "the phone is not built: $jar is missing."
        cp "$jar" "$1/" || exit 1
    done
    # shellcheck disable=SC2012  # our own jars have plain names
    ls "$1" | jar_names | sort > "$new/jars.found"
    listed > "$new/jars.wanted"
    strangers=$(comm -23 "$new/jars.found" "$new/jars.wanted" | tr '\n' ' ')
    lost=$(comm -13 "$new/jars.found" "$new/jars.wanted" | tr '\n' ' ')
    rm -f "$new/jars.found" "$new/jars.wanted"
    [ -z "$strangers" ] || die 1 "not for the device, or to be added to phone-app/image/jars.list: $strangers"
    [ -z "$lost" ] || die 1 "phone-app/image/jars.list names what is not there: $lost"
}

wanted_modules() { sed -n 's/^+ *\([^ ]*\).*/\1/p' "$root/phone-app/image/modules.list" | tr '\n' ',' | sed 's/,$//'; }

link_java() {
    if [ -n "$jmods" ]; then
        platform=$("$jdk/bin/jmod" describe "$jmods/java.base.jmod" | sed -n 's/^platform linux-//p')
        case $platform in
            amd64) machine=x86_64 ;;
            '') die 2 "$jmods is not for Linux." ;;
            *) machine=$platform ;;
        esac
    else
        machine=$(uname -m)
        [ ! -d "$jdk/jmods" ] || jmods=$jdk/jmods
    fi
    "$jdk/bin/jlink" ${jmods:+--module-path "$jmods"} --add-modules "$(wanted_modules)" --output "$1" \
        --no-header-files --no-man-pages --strip-java-debug-attributes --order-resources='/java.base/**' \
        < /dev/null || die 1 "jlink could not make the Java runtime."
    # What only a JDK's user calls.
    find "$1/bin" -type f ! -name java -exec rm -f {} +
    # Symbols for debuggers, of which Debian's modules have half a gigabyte.
    find "$1" -name '*.debuginfo' -exec rm -f {} +
}

# JNA's library lies unpacked, because a device's /tmp may forbid programs. Pi4J's lie there for those who choose it.
copy_native() {
    case $machine in
        x86_64) jna=linux-x86-64 ;;
        aarch64) jna=linux-aarch64 ;;
        armv*) jna=linux-arm ;;
        *) jna=linux-$machine ;;
    esac
    (cd "$1" && "$jdk/bin/jar" xf "$new/lib/"jna-[0-9]*.jar "com/sun/jna/$jna/libjnidispatch.so" &&
        mv "com/sun/jna/$jna/libjnidispatch.so" . && rm -r com) || die 1 "JNA has no library for $machine."
    for jar in "$new/lib/"pi4j-library-*.jar; do
        (cd "$1" && "$jdk/bin/jar" xf "$jar" "lib/$machine/" 2> /dev/null)
    done
    if [ -d "$1/lib" ]; then
        mv "$1/lib/$machine/"*/*.so "$1/" || exit 1
        rm -r "${1:?}/lib"
    fi
    chmod 755 "$1"/*.so
}

# The version, and a checksum of every file; "sha256sum -c RELEASE" tries them all.
write_release() {
    (
        cd "$1" || exit 1
        find . -type f ! -name RELEASE | sed 's|^\./||' | LC_ALL=C sort | xargs sha256sum > "$1.sums" || exit 1
        set -- "$1" lib/offhook-phone-*.jar
        version=${2#lib/offhook-phone-}
        echo "# OffHook. Try every file of this folder with: sha256sum -c RELEASE"
        echo "# version ${version%.jar}"
        echo "# commit $(git -C "$root" rev-parse --short=12 HEAD 2> /dev/null || echo unknown)"
        echo "# machine $machine"
        echo "# id $(sha256sum < "$1.sums" | cut -c1-16)"
        cat "$1.sums"
    ) > "$1/RELEASE" || die 1 "cannot write $1/RELEASE."
    rm -f "$1.sums"
}

# Every file is as old as the commit (or as SOURCE_DATE_EPOCH says), and nobody's rights to the sources matter.
settle_files() {
    find "$1" \( -type d -o -type f -perm /111 \) -exec chmod 755 {} + || exit 1
    find "$1" -type f ! -perm /111 -exec chmod 644 {} + || exit 1
    epoch=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2> /dev/null)}
    find "$1" -exec touch -h -d "@${epoch:-1767225600}" {} + || exit 1
}

compare_runtimes() {
    for folder in "$1" "$2"; do
        (cd "$folder" && tar --sort=name --owner=0 --group=0 --numeric-owner -cf - . | sha256sum) > "$folder.sum" || exit 1
    done
    first=$(cut -d' ' -f1 "$1.sum")
    second=$(cut -d' ' -f1 "$2.sum")
    rm -f "$1.sum" "$2.sum"
    echo "first build   $first"
    echo "second build  $second"
    [ "$first" = "$second" ] || {
        diff -rq "$1" "$2" >&2
        die 1 "the two builds differ; the second is kept in $2."
    }
}
