package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The OpenAPI document that a phone serves. */
final class Contract {

    private static final String ID = "urn:openapi";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode document;
    private final JsonSchemaFactory schemas;

    /** @param method in small letters */
    record Operation(String method, String path) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Contract(String text) throws Exception {
        document = mapper.readTree(text);
        schemas = JsonSchemaFactory.getInstance(
                VersionFlag.V202012, builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(ID, text))));
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** Every verb of every path. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (String path : (Iterable<String>) document.get("paths")::fieldNames) {
            for (String method : (Iterable<String>) document.get("paths").get(path)::fieldNames) {
                if (METHODS.contains(method)) {
                    operations.add(new Operation(method, path));
                }
            }
        }
        return operations;
    }

    /** Checks an answer against what the document says of this operation and returns its body. */
    JsonNode checked(String method, String path, HttpResponse<String> answer) throws Exception {
        return checked(
                new Operation(method, path),
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElseThrow(),
                answer.body());
    }

    JsonNode checked(Operation operation, int status, String type, String text) throws Exception {
        String place =
                "/paths/" + operation.path().replace("/", "~1") + "/" + operation.method() + "/responses/" + status;
        JsonNode response = document.at(place);
        assertTrue(response.isObject(), "undocumented: " + operation + " → " + status);
        String pointer = place;
        if (response.has("$ref")) {
            pointer = response.get("$ref").asText().substring(1);
            response = document.at(pointer);
        }
        assertTrue(response.get("content").has(type), type + " is not documented for " + place);
        JsonNode body = mapper.readTree(text);
        JsonSchema schema = schemas.getSchema(
                SchemaLocation.of(ID + "#" + pointer + "/content/" + type.replace("/", "~1") + "/schema"),
                SchemaValidatorsConfig.builder().build());
        assertEquals(Set.of(), schema.validate(body), text);
        return body;
    }
}
