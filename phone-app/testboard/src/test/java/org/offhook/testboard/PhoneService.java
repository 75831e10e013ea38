package org.offhook.testboard;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** {@code offhook.service} on a board with systemd. One thread at a time. */
final class PhoneService {
    /** An emulated board on a machine with much else to do. */
    static final Duration LIMIT = Duration.ofMinutes(4);

    /** A file that the phone makes when its lines are registered and its sound runs. */
    private static final String GOOD = "/run/offhook/good";

    private final QemuBoard board;

    PhoneService(QemuBoard board) {
        this.board = board;
    }

    /** Process id of the program; 0 while there is none. */
    int process() {
        return Integer.parseInt(property("MainPID"));
    }

    int restarts() {
        return Integer.parseInt(property("NRestarts"));
    }

    String property(String name) {
        return board.output("systemctl show -p " + name + " --value offhook.service").strip();
    }

    /** Waits until a program with another process id than that is registered and its sound runs. */
    void awaitGood(int before) {
        GuestResult result = board.run("""
                until [ -e %s ] && now=$(systemctl show -p MainPID --value offhook) && [ $now != 0 ] && [ $now != %d ]; do
                    sleep 0.2
                done
                """.formatted(GOOD, before), LIMIT);
        if (result.exitCode() != 0) {
            throw new AssertionError("the phone is not registered\n" + state());
        }
    }

    /** For people: what systemd and the program say. */
    String state() {
        return board.run("systemctl status --no-pager -l offhook.service; systemctl --failed --no-pager;"
                        + " journalctl --no-pager -o short-monotonic -u 'offhook*' | tail -n 60")
                .output();
    }

    /** What systemd and the program wrote into the journal. */
    String journal() {
        return board.output("journalctl --no-pager -o short-monotonic -u offhook.service");
    }

    /** Seconds since the board was switched on at which something happened, in the order of the names. */
    Map<String, Double> times() {
        String text = board.output("""
                micros() { systemctl show -p "$2" --value $1 | awk '{ print $1 / 1e6 }'; }
                dmesg | sed -n 's/.*offhook: init at \\([0-9.]*\\) s/1_kernel \\1/p'
                echo 2_systemd $(micros '' UserspaceTimestampMonotonic)
                echo 3_program $(micros offhook.service ExecMainStartTimestampMonotonic)
                echo 4_ready $(micros offhook.service ActiveEnterTimestampMonotonic)
                now=$(date +%s.%N) up=$(cut -d ' ' -f 1 /proc/uptime)
                sed -n "s/^trigger_time *: */5_sound /p" /proc/asound/Loopback/pcm0p/sub0/status
                stat -c %.Y /run/offhook/good 2> /dev/null |
                    awk -v now=$now -v up=$up '{ printf "6_registered %.3f\\n", up - (now - $1) }'
                """);
        Map<String, Double> times = new TreeMap<>();
        text.lines().map(line -> line.split(" ")).filter(words -> words.length == 2).forEach(words ->
                times.put(words[0].substring(2), Double.parseDouble(words[1])));
        return times;
    }

    /** The same as a line of text. */
    static String words(Map<String, Double> times) {
        StringBuilder words = new StringBuilder();
        for (String name : new String[] {"kernel", "systemd", "program", "ready", "sound", "registered"}) {
            words.append(String.format(Locale.ROOT, "%s%s %s", words.isEmpty() ? "" : ", ", name,
                    times.containsKey(name) ? String.format(Locale.ROOT, "%.1f s", times.get(name)) : "?"));
        }
        return words.toString();
    }
}
