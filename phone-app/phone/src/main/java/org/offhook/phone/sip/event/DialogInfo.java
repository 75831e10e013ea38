package org.offhook.phone.sip.event;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The body of a dialog event (RFC 4235 §4), as far as a lamp needs it.
 *
 * @param version counts the bodies of a subscription
 * @param full all dialogs are told; else only those that changed
 */
record DialogInfo(long version, boolean full, List<Entry> dialogs) {

    private static final int MOST_DIALOGS = 200;

    /** @param held the watched side does not listen ({@code +sip.rendering} of its target is {@code no}) */
    record Entry(String id, State state, boolean incoming, boolean held) {}

    /** How far a dialog has come (§3.7.1). */
    enum State {
        TRYING,
        PROCEEDING,
        EARLY,
        CONFIRMED,
        TERMINATED
    }

    DialogInfo {
        dialogs = List.copyOf(dialogs);
    }

    /** @return empty if that is no such document, or one with a document type, which has no business here */
    static Optional<DialogInfo> parse(byte[] body) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(body));
            try {
                return new DialogInfoReader(reader, MOST_DIALOGS).read();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            return Optional.empty(); // the parser has more ways to say that than it declares
        }
    }

    /** Nothing outside the document is ever looked at. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** Reads one document. */
    private static final class DialogInfoReader {

        private final XMLStreamReader xml;
        private final int most;
        private final List<Entry> dialogs = new ArrayList<>();
        private String id = "";
        private boolean incoming;
        private boolean held;
        private Optional<State> state = Optional.empty();

        DialogInfoReader(XMLStreamReader xml, int most) {
            this.xml = xml;
            this.most = most;
        }

        Optional<DialogInfo> read() throws XMLStreamException {
            long version = -1;
            boolean full = false;
            boolean local = false;
            int depth = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                        return Optional.empty();
                    }
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        String name = xml.getLocalName();
                        if (depth == 1) {
                            if (!name.equals("dialog-info")) {
                                return Optional.empty();
                            }
                            version = version();
                            full = full();
                        } else if (depth == 2 && name.equals("dialog")) {
                            begin();
                        } else if (depth == 3 && name.equals("state")) {
                            state = Optional.of(
                                    State.valueOf(xml.getElementText().strip().toUpperCase(Locale.ROOT)));
                            depth--;
                        } else if (depth == 3) {
                            local = name.equals("local");
                        } else if (depth == 5 && local && name.equals("param")) {
                            held |= attribute("pname").equals("+sip.rendering")
                                    && attribute("pvalue").equals("no");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        if (depth == 2 && xml.getLocalName().equals("dialog")) {
                            end();
                        }
                        depth--;
                    }
                    default -> {}
                }
            }
            return Optional.of(new DialogInfo(version, full, dialogs));
        }

        private long version() {
            long number = Long.parseLong(attribute("version"));
            if (number < 0) {
                throw new IllegalArgumentException("a version below 0");
            }
            return number;
        }

        private boolean full() {
            return switch (attribute("state")) {
                case "full" -> true;
                case "partial" -> false;
                default -> throw new IllegalArgumentException("neither full nor partial");
            };
        }

        private void begin() {
            if (dialogs.size() >= most) {
                throw new IllegalArgumentException("too many dialogs");
            }
            id = attribute("id");
            if (id.isEmpty()) {
                throw new IllegalArgumentException("a dialog without id");
            }
            incoming = !attribute("direction").equals("initiator");
            held = false;
            state = Optional.empty();
        }

        private void end() {
            dialogs.add(new Entry(id, state.orElseThrow(), incoming, held));
        }

        private String attribute(String name) {
            String value = xml.getAttributeValue(null, name);
            return value == null ? "" : value.strip();
        }
    }
}
