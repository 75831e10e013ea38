package org.offhook.phone.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** JSON, written and read piece by piece. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    interface Content {
        void writeTo(JsonGenerator out) throws IOException;
    }

    static String write(Content content) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string takes everything
        }
        return text.toString();
    }

    /**
     * Reads one object whose values are texts, whole numbers and lists of texts.
     *
     * @param fields those that may come
     * @throws BadJson with a sentence for the sender
     */
    static Map<String, Object> object(byte[] body, Set<String> fields) throws BadJson {
        try (JsonParser in = FACTORY.createParser(body)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw new BadJson("The body is a JSON object.");
            }
            Map<String, Object> object = new LinkedHashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                if (!fields.contains(name)) {
                    throw new BadJson("\"" + shortened(name) + "\" is no field here; these are: "
                            + String.join(", ", fields.stream().sorted().toList()) + ".");
                }
                if (object.put(name, value(in, name)) != null) {
                    throw new BadJson("\"" + name + "\" comes twice.");
                }
            }
            if (in.nextToken() != null) {
                throw new BadJson("Something follows the JSON object.");
            }
            return object;
        } catch (JsonParseException e) {
            throw new BadJson("The body is not JSON: line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ".");
        } catch (IOException e) {
            throw new BadJson("The body is not JSON.");
        }
    }

    private static Object value(JsonParser in, String name) throws IOException, BadJson {
        return switch (in.nextToken()) {
            case VALUE_STRING -> in.getText();
            case VALUE_NUMBER_INT -> number(in, name);
            case START_ARRAY -> texts(in, name);
            case null, default ->
                throw new BadJson("\"" + name + "\" is neither a text nor a whole number nor a list of texts.");
        };
    }

    private static int number(JsonParser in, String name) throws IOException, BadJson {
        if (in.getNumberType() != JsonParser.NumberType.INT) {
            throw new BadJson("\"" + name + "\" is too large.");
        }
        return in.getIntValue();
    }

    private static List<String> texts(JsonParser in, String name) throws IOException, BadJson {
        List<String> texts = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                throw new BadJson("\"" + name + "\" is a list of texts.");
            }
            texts.add(in.getText());
        }
        return texts;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** The sender's fault, in one sentence. */
    static final class BadJson extends Exception {

        private static final long serialVersionUID = 1L;

        BadJson(String sentence) {
            super(sentence);
        }
    }
}
