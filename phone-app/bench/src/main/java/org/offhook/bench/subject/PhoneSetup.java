package org.offhook.bench.subject;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.offhook.bench.media.TestCodec;

/**
 * What both programs are told, each in its own words.
 *
 * @param registrarPort the instrument's UDP port on 127.0.0.1
 * @param sipPort the program's own UDP port on 127.0.0.1
 * @param lines how many accounts: users 101, 102 …; all answer by themselves
 * @param codec the only one that they may use
 */
public record PhoneSetup(int registrarPort, int sipPort, int lines, TestCodec codec) {

    static final String PASSWORD = "secret";

    /** In the order of the lines. */
    List<String> userList() {
        return IntStream.range(0, lines).mapToObj(i -> "" + (101 + i)).toList();
    }

    public Set<String> users() {
        return Set.copyOf(userList());
    }

    /** The user that is called. */
    public String firstUser() {
        return "101";
    }
}
