package org.offhook.phone.sip.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.core.Mailbox;

class MessageSummaryTest {

    static Stream<Arguments> read() {
        return Stream.of(
                Arguments.of("Messages-Waiting: yes\r\n", true, 0, 0),
                Arguments.of("Messages-Waiting: no\r\n", false, 0, 0),
                Arguments.of("Messages-Waiting: no", false, 0, 0),
                Arguments.of("messages-waiting : YES\r\nvoice-message : 2 / 8\r\n", true, 2, 8),
                Arguments.of("Messages-Waiting: yes\nVoice-Message: 2/8 (1/2)\n", true, 2, 8),
                Arguments.of(
                        "Messages-Waiting: yes\r\nMessage-Account: sip:alice@vmail.example.com\r\n"
                                + "Voice-Message: 4/8 (0/2)\r\n\r\nTo: <alice@atlanta.example.com>\r\nSubject: x\r\n",
                        true,
                        4,
                        8),
                Arguments.of("Message-Account: sip:a@b\r\nMessages-Waiting: yes\r\nVoice-Message: 1/0\r\n", true, 1, 0),
                Arguments.of("Messages-Waiting: yes\r\nFax-Message: 5/5\r\n", true, 0, 0),
                Arguments.of("Messages-Waiting: no\r\nVoice-Message: 0/3 (0/0)\r\n\r\n", false, 0, 3),
                Arguments.of("\r\nMessages-Waiting: yes\r\nVoice-Message: 999999999/0\r\n", true, 999_999_999, 0),
                Arguments.of("Messages-Waiting: yes\r\nX-Vendor: anything at all\r\n", true, 0, 0));
    }

    @ParameterizedTest
    @MethodSource
    void read(String body, boolean waiting, int fresh, int old) {
        assertEquals(Optional.of(new Mailbox(waiting, fresh, old)), MessageSummary.parse(body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\r\n\r\n",
                "hello",
                "Messages-Waiting:",
                "Messages-Waiting: maybe",
                "Messages-Waiting yes",
                "Messages-Waiting: yes\r\nMessages-Waiting: no",
                "Messages-Waiting: yes\r\nVoice-Message: 2",
                "Messages-Waiting: yes\r\nVoice-Message: -2/0",
                "Messages-Waiting: yes\r\nVoice-Message: 2/8 (1/2",
                "Messages-Waiting: yes\r\nVoice-Message: 2/8 (1)",
                "Messages-Waiting: yes\r\nVoice-Message: 9999999999/0",
                "Messages-Waiting: yes\r\nVoice-Message: ٣/0",
                "Messages-Waiting: yes\r\nVoice-Message: 0x1/0",
                "Messages-Waiting: yes\r\nFax-Message: many",
                "Messages-Waiting: yes\r\n\u0000",
                "Voice-Message: 1/1",
                "{\"Messages-Waiting\": \"yes\"}",
                "<?xml version=\"1.0\"?><x/>"
            })
    void refuses(String body) {
        assertEquals(Optional.empty(), MessageSummary.parse(body));
    }

    @Property
    void countsComeBackAsTheyWereWritten(
            @ForAll @IntRange(max = 999_999_999) int fresh, @ForAll @IntRange(max = 999_999_999) int old) {
        assertEquals(
                Optional.of(new Mailbox(true, fresh, old)),
                MessageSummary.parse("Messages-Waiting: yes\r\nVoice-Message: " + fresh + "/" + old + " (0/0)\r\n"));
    }

    @Property
    void noTextBreaksIt(@ForAll("nearly") String body) {
        Optional<Mailbox> mailbox = MessageSummary.parse(body);
        assertNotNull(mailbox);
        mailbox.ifPresent(read -> assertTrue(read.waiting() || read.fresh() == 0));
    }

    /** Pieces of right bodies in any order, and anything else between them. */
    @Provide
    Arbitrary<String> nearly() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "Messages-Waiting",
                        ": ",
                        "yes",
                        "no",
                        "\r\n",
                        "\n",
                        "Voice-Message: ",
                        "2/3",
                        "(",
                        ")",
                        "/",
                        " ",
                        "99999999999"),
                Arbitraries.strings().ofMaxLength(8));
        return piece.list().ofMaxSize(14).map(pieces -> String.join("", pieces));
    }
}
