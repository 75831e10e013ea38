package org.offhook.phone.sip.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.phone.core.ExtensionState;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.Watched;
import org.offhook.phone.sip.event.EventPackage.Verdict;

/** Bodies of dialog events, and what a lamp makes of them. */
class DialogEventTest {

    private static final Watched ANNA = new Watched(new LineId(1), "205");
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final List<ExtensionState> told = new ArrayList<>();
    private final DialogEvent event =
            new DialogEvent(ANNA, happened -> told.add(((PhoneEvent.ExtensionChanged) happened).state()));

    private Verdict take(String body) {
        return event.take(body.getBytes(StandardCharsets.UTF_8));
    }

    static String info(int version, String state, String... dialogs) {
        return HEAD + "<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"" + version + "\" state=\""
                + state + "\" entity=\"sip:205@pbx\">" + String.join("", dialogs) + "</dialog-info>";
    }

    static String dialog(String id, String direction, String state) {
        return "<dialog id=\"" + id + "\"" + (direction.isEmpty() ? "" : " direction=\"" + direction + "\"")
                + "><state>" + state + "</state></dialog>";
    }

    private static String held(String id) {
        return "<dialog id=\"" + id + "\"><state>confirmed</state><local><identity>sip:205@pbx</identity>"
                + "<target uri=\"sip:205@pbx\"><param pname=\"+sip.rendering\" pvalue=\"no\"/></target></local></dialog>";
    }

    private ExtensionState state() {
        return told.getLast();
    }

    @ParameterizedTest
    @CsvSource({
        "recipient, trying, RINGING",
        "recipient, proceeding, RINGING",
        "recipient, early, RINGING",
        "'', early, RINGING",
        "initiator, trying, BUSY",
        "initiator, early, BUSY",
        "initiator, confirmed, BUSY",
        "recipient, confirmed, BUSY",
        "recipient, terminated, IDLE",
        "recipient, ' Confirmed ', BUSY"
    })
    void oneDialogSaysWhatTheExtensionDoes(String direction, String state, ExtensionState shown) {
        assertEquals(Verdict.TAKEN, take(info(0, "full", dialog("a", direction, state))));
        assertEquals(shown, state());
    }

    static Stream<Arguments> several() {
        return Stream.of(
                Arguments.of(ExtensionState.IDLE, List.of()),
                Arguments.of(ExtensionState.PARKED, List.of(held("a"))),
                Arguments.of(ExtensionState.PARKED, List.of(held("a"), held("b"))),
                Arguments.of(ExtensionState.BUSY, List.of(held("a"), dialog("b", "initiator", "confirmed"))),
                Arguments.of(ExtensionState.RINGING, List.of(held("a"), dialog("b", "recipient", "early"))),
                Arguments.of(
                        ExtensionState.RINGING,
                        List.of(dialog("a", "initiator", "confirmed"), dialog("b", "recipient", "early"))));
    }

    @ParameterizedTest
    @MethodSource
    void several(ExtensionState shown, List<String> dialogs) {
        take(info(3, "full", dialogs.toArray(String[]::new)));
        assertEquals(shown, state());
    }

    @Test
    void whatChangesIsAddedToWhatIsKnown() {
        take(info(1, "full", dialog("a", "initiator", "confirmed")));
        take(info(2, "partial", dialog("b", "recipient", "early")));
        assertEquals(ExtensionState.RINGING, state());
        take(info(3, "partial", dialog("b", "recipient", "terminated")));
        assertEquals(ExtensionState.BUSY, state());
        take(info(4, "partial", dialog("a", "initiator", "terminated")));
        assertEquals(ExtensionState.IDLE, state());
    }

    @Test
    void aMissingPieceIsNoticed() {
        assertEquals(Verdict.GAP, take(info(0, "partial", dialog("a", "", "early"))));
        take(info(1, "full"));
        assertEquals(Verdict.GAP, take(info(3, "partial", dialog("a", "", "early"))));
        assertEquals(List.of(ExtensionState.IDLE), told);
        assertEquals(Verdict.TAKEN, take(info(9, "full", dialog("a", "", "early"))));
        assertEquals(ExtensionState.RINGING, state());
    }

    @Test
    void everyChangeIsToldOnce() {
        take(info(0, "full"));
        take(info(1, "full"));
        take(info(2, "full", dialog("a", "", "confirmed")));
        take(info(3, "full", dialog("b", "", "confirmed")));
        event.lost();
        event.lost();
        assertEquals(List.of(ExtensionState.IDLE, ExtensionState.BUSY, ExtensionState.UNKNOWN), told);
    }

    /** Bodies that are refused, each for one fault. */
    static Stream<String> bad() {
        String right = info(0, "full", dialog("a", "recipient", "early"));
        return Stream.of(
                "",
                "not XML",
                HEAD,
                right.substring(0, right.length() - 5),
                right + right,
                right.replace("version=\"0\"", ""),
                right.replace("version=\"0\"", "version=\"-1\""),
                right.replace("version=\"0\"", "version=\"99999999999999999999\""),
                right.replace("state=\"full\"", ""),
                right.replace("state=\"full\"", "state=\"half\""),
                right.replace("dialog-info", "presence"),
                right.replace("id=\"a\" ", ""),
                right.replace("<state>early</state>", ""),
                right.replace("early", "asleep"),
                right.replace("early", "<b>early</b>"),
                right.replace("early", "&late;"),
                right.replace("early", "\u0001"),
                right.replace("<dialog-info", "<!DOCTYPE dialog-info><dialog-info"),
                right.replace("<dialog-info", "<!DOCTYPE x [<!ENTITY e \"early\">]><dialog-info")
                        .replace(">early<", ">&e;<"),
                right.replace("<dialog-info", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><dialog-info"),
                right.replace("UTF-8", "no-such-code"),
                info(
                        0,
                        "full",
                        Stream.generate(() -> dialog("a", "", "early"))
                                .limit(500)
                                .toArray(String[]::new)));
    }

    @ParameterizedTest
    @MethodSource
    void bad(String body) {
        assertEquals(Verdict.BAD, take(body));
        assertEquals(List.of(), told);
    }

    @Test
    void aBombOfEntitiesIsRefused() {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"x\">");
        for (int i = 1; i < 30; i++) {
            bomb.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
        }
        assertEquals(Verdict.BAD, take(bomb + "]><dialog-info version=\"0\" state=\"full\">&e29;</dialog-info>"));
    }

    @Test
    void aBadBodyLeavesWhatIsKnownAsItWas() {
        take(info(0, "full", dialog("a", "", "early")));
        assertEquals(Verdict.BAD, take(info(1, "full", dialog("a", "", "nonsense"))));
        assertEquals(Verdict.TAKEN, take(info(1, "partial", dialog("a", "", "terminated"))));
        assertEquals(List.of(ExtensionState.RINGING, ExtensionState.IDLE), told);
    }

    @Property
    void noBodyBreaksIt(@ForAll("nearly") String body) {
        assertNotNull(DialogInfo.parse(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void noBytesBreakIt(@ForAll byte[] body) {
        Optional<DialogInfo> read = DialogInfo.parse(body);
        assertEquals(Optional.empty(), read);
    }

    /** A right body with some of its pieces replaced. */
    @Provide
    Arbitrary<String> nearly() {
        String right = info(7, "full", held("a"), dialog("b", "recipient", "early"));
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of("<", ">", "\"", "</dialog>", "<dialog id=\"", "&", ";", "<![CDATA[", "<!--", "state"),
                Arbitraries.strings().ofMaxLength(5));
        return Arbitraries.integers().between(0, right.length()).flatMap(from -> Arbitraries.integers()
                .between(from, Math.min(right.length(), from + 30))
                .flatMap(to -> piece.map(text -> right.substring(0, from) + text + right.substring(to))));
    }
}
