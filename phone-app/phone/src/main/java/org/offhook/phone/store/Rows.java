package org.offhook.phone.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of our files: a JSON list of objects whose values are texts, one object a line. */
final class Rows {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Rows() {}

    static String write(List<Map<String, String>> rows) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            out.writeStartArray();
            for (Map<String, String> row : rows) {
                out.writeRaw('\n');
                out.writeStartObject();
                for (Map.Entry<String, String> field : row.entrySet()) {
                    out.writeStringField(field.getKey(), field.getValue());
                }
                out.writeEndObject();
            }
            out.writeRaw('\n');
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string takes everything
        }
        return text + "\n";
    }

    /** @throws IOException if this is nothing that {@link #write} wrote */
    static List<Map<String, String>> read(String text) throws IOException {
        List<Map<String, String>> rows = new ArrayList<>();
        try (JsonParser in = FACTORY.createParser(text)) {
            expect(in.nextToken(), JsonToken.START_ARRAY);
            while (in.nextToken() == JsonToken.START_OBJECT) {
                Map<String, String> row = new LinkedHashMap<>();
                while (in.nextToken() == JsonToken.FIELD_NAME) {
                    String name = in.currentName();
                    expect(in.nextToken(), JsonToken.VALUE_STRING);
                    row.put(name, in.getText());
                }
                expect(in.currentToken(), JsonToken.END_OBJECT);
                rows.add(row);
            }
            expect(in.currentToken(), JsonToken.END_ARRAY);
            if (in.nextToken() != null) {
                throw new IOException("there is more than a list");
            }
        }
        return rows;
    }

    private static void expect(JsonToken is, JsonToken wanted) throws IOException {
        if (is != wanted) {
            throw new IOException("there is no " + wanted + " where one should be");
        }
    }
}
