package org.offhook.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine as the reader of the numbers must know it. */
public record Machine(String cpu, int cores, String kernel, String java) {

    public static Machine here() throws IOException {
        return new Machine(
                cpuModel(Files.readString(Path.of("/proc/cpuinfo"))),
                Runtime.getRuntime().availableProcessors(),
                kernelVersion(Files.readString(Path.of("/proc/sys/kernel/osrelease"))),
                Runtime.version().toString());
    }

    /** x86 says "model name"; a Raspberry Pi says "Model" once, at the end. */
    static String cpuModel(String cpuinfo) {
        String board = "unknown CPU";
        for (String line : cpuinfo.lines().toList()) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                continue;
            }
            String key = line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (key.equals("model name")) {
                return value;
            }
            if (key.equals("Model")) {
                board = value;
            }
        }
        return board;
    }

    /** The numbers of the kernel's release without the builder's suffix: "6.12.48+rpt-rpi-v8" is 6.12.48. */
    static String kernelVersion(String release) {
        return release.strip().replaceFirst("^([0-9]+(\\.[0-9]+)*).*", "$1");
    }

    /** How busy the machine is: the first number of /proc/loadavg, tasks that ran or wanted to in the last minute. */
    public static double load() throws IOException {
        return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
    }

    public String text() {
        return cpu + ", " + cores + (cores == 1 ? " core" : " cores") + ", Linux " + kernel + ", Java " + java;
    }
}
