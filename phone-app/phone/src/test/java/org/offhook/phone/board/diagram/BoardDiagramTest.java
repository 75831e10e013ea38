package org.offhook.phone.board.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.offhook.hal.board.BoardProfile;
import org.offhook.phone.board.BoardFile;
import org.offhook.phone.board.BoardProfiles;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class BoardDiagramTest {

    private static final Path DOCS = Path.of(System.getProperty("basedir", "."), "../../docs");

    static final List<String> NAMES = BoardProfiles.NAMES;

    @ParameterizedTest
    @CsvSource({"reference, wiring.svg", "rotary, wiring-rotary.svg"})
    void theDrawingOfTheManualIsWhatTheCommandMakes(String profile, String file) throws Exception {
        Path drawing = DOCS.resolve(file);
        String made = BoardDiagram.draw(profile(profile));
        if (Boolean.getBoolean("offhook.regenerate")) {
            Files.writeString(drawing, made);
        }
        assertEquals(
                made,
                Files.readString(drawing),
                file + " is out of date: ./offhook board diagram " + profile + " > docs/" + file);
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyDrawingIsWellFormed(String name) throws Exception {
        assertEquals(
                "svg",
                parsed(BoardDiagram.draw(profile(name))).getDocumentElement().getTagName());
    }

    @Test
    void everyLineOfTheReferenceBuildHasItsPin() throws Exception {
        String drawing = BoardDiagram.draw(profile("reference"));
        List<String> wired = texts(drawing, "pill");
        for (int gpio : new int[] {2, 3, 4, 17, 27, 22, 11, 5, 6, 13, 26, 23, 24, 25, 12}) {
            assertTrue(wired.contains("GPIO" + gpio), () -> "GPIO" + gpio + " is not wired in " + wired);
        }
        List<String> free = texts(drawing, "pill free");
        for (int gpio : new int[] {18, 19, 20, 21, 14, 15}) {
            assertTrue(free.contains("GPIO" + gpio), () -> "GPIO" + gpio + " is not free in " + free);
        }
        assertTrue(wired.containsAll(List.of("5 V", "3.3 V", "GND", "SDA", "SCL", "C4", "R5", "hook", "message")));
    }

    @Test
    void aMovedLineMovesItsWire() throws Exception {
        String moved = BoardProfiles.text("reference").replace("hook: {line: pi:23", "hook: {line: pi:16");
        String drawing = BoardDiagram.draw(BoardFile.read("moved.yaml", moved).profile());
        assertTrue(texts(drawing, "pill").contains("GPIO16"));
        assertTrue(texts(drawing, "pill free").contains("GPIO23"));
    }

    @Test
    void namesFromTheProfileCannotBreakTheDrawing() throws Exception {
        BoardProfile odd =
                BoardFile.read("odd.yaml", "version: 1\nname: \"<b>&'\\\"\"\n").profile();
        assertTrue(texts(BoardDiagram.draw(odd), "title").contains("<b>&'\""));
    }

    /** Pins of the header as the makers of the board number them. */
    @ParameterizedTest
    @CsvSource({
        "2, 3", "3, 5", "4, 7", "17, 11", "18, 12", "23, 16", "9, 21", "11, 23", "7, 26", "5, 29", "26, 37", "21, 40"
    })
    void gpioNumbersHaveTheirPins(int gpio, int pin) {
        assertEquals(pin, Header.ofGpio(gpio).orElseThrow().number());
    }

    @Test
    void theHeaderHasFortyPins() {
        assertEquals(40, Header.pins().size());
        assertEquals(8, Header.of(Header.Kind.GROUND).size());
        assertEquals(26, Header.of(Header.Kind.GPIO).size());
    }

    private static BoardProfile profile(String name) throws Exception {
        return BoardProfiles.read(name, Path.of(".")).profile();
    }

    private static List<String> texts(String svg, String style) throws Exception {
        NodeList all = parsed(svg).getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (((Element) all.item(i)).getAttribute("class").equals(style)) {
                texts.add(all.item(i).getTextContent());
            }
        }
        return texts;
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
}
