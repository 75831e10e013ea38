#!/bin/sh
# What reading a configuration costs a fresh process: classes, milliseconds, resident memory; plain and with an
# AOT cache. Needs JAVA_HOME of a JDK 25. Usage: config-cost.sh phone.yaml [runs]
set -eu
file=$(realpath "$1")
runs=${2:-7}
root=$(cd "$(dirname "$0")/../../../../.." && pwd)
module=$root/provisioning/config
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

mvn -B -q -f "$root/pom.xml" -pl provisioning/config test-compile \
    org.apache.maven.plugins:maven-dependency-plugin:build-classpath \
    -DincludeScope=test -Dmdep.outputFile="$work/classpath" >"$work/maven.log" 2>&1 || { cat "$work/maven.log"; exit 1; }
# An AOT cache takes jars only.
"$JAVA_HOME/bin/jar" --create --file "$work/main.jar" -C "$module/target/classes" .
"$JAVA_HOME/bin/jar" --create --file "$work/test.jar" -C "$module/target/test-classes" .
classpath=$work/main.jar:$work/test.jar:$(cat "$work/classpath")
main=org.offhook.provisioning.config.ConfigCost

java() { "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx48m "$@" 2>"$work/errors"; }

# The run with the middle time.
middle() {
    i=0
    while [ $i -lt "$runs" ]; do java "$@"; i=$((i + 1)); done | sort -k2 -n | sed -n "$(((runs + 1) / 2))p"
}

for what in nothing reader jackson library; do
    classes=$(java -Xlog:class+load -cp "$classpath" $main $what "$file" | grep -c ' source: ')
    echo "plain $(middle -cp "$classpath" $main $what "$file") $classes classes"
    java -XX:AOTCacheOutput="$work/$what.aot" -cp "$classpath" $main $what "$file" >/dev/null
    echo "AOT   $(middle -XX:AOTCache="$work/$what.aot" -cp "$classpath" $main $what "$file")" \
        "$(($(stat -c %s "$work/$what.aot") / 1024)) kB cache"
    # Interpreted: without the working memory of the just-in-time compiler, which swamps the rest.
    echo "AOT, -Xint $(middle -Xint -XX:AOTCache="$work/$what.aot" -cp "$classpath" $main $what "$file")"
done
