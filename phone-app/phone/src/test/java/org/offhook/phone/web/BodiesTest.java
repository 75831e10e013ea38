package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with the body of a request is told in one sentence, as the OpenAPI document says, and nothing is done. */
class BodiesTest {

    private final WebFixture web = new WebFixture();
    private final Contract contract =
            new Contract(web.get("/api/v1/openapi.json").body());

    BodiesTest() throws Exception {}

    @AfterEach
    void close() {
        web.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keys\":\"600X\"}",
                "{\"keys\":[]}",
                "{\"keys\":7}",
                "{\"keys\":[7]}",
                "{\"keys\":[[\"1\"]]}",
                "{\"keys\":null}",
                "{}",
                "{\"key\":\"6\"}",
                "{\"keys\":\"1\",\"keys\":\"2\"}",
                "[\"6\"]",
                "\"6\"",
                "",
                "{\"keys\":\"6\"",
                "{\"keys\":\"6\"} {}"
            })
    void keysThatCannotBeReadPressNothing(String body) throws Exception {
        JsonNode problem = contract.checked("post", "/keys", web.post("/api/v1/keys", body));
        assertEquals(400, problem.get("status").asInt());
        assertTrue(problem.get("detail").asText().matches("[^.]+\\.|[^.]+: .*\\."), problem.toString());
        assertEquals(List.of(), web.pressed());
    }

    @Test
    void bodyOfAnotherTypeIsRefused() throws Exception {
        contract.checked(
                "post",
                "/keys",
                web.send(web.signed("/api/v1/keys").POST(HttpRequest.BodyPublishers.ofString("{\"keys\":\"6\"}"))));
    }

    @Test
    void bodyThatIsTooLongIsRefused() throws Exception {
        HttpResponse<String> answer = postWhenAsked("/api/v1/keys", "{\"keys\":\"" + " ".repeat(20_000) + "6\"}");
        contract.checked("post", "/keys", answer);
        assertEquals(413, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"to\":\"\"}",
                "{\"to\":\"  \"}",
                "{\"to\":7}",
                "{}",
                "{\"to\":\"600\",\"line\":3}",
                "{\"to\":\"600\",\"line\":0}",
                "{\"to\":\"600\",\"line\":-1}",
                "{\"to\":\"600\",\"line\":\"1\"}",
                "{\"to\":\"600\",\"line\":99999999999}",
                "{\"to\":\"a\\r\\nb\"}",
                "{\"to\":\"600\",\"colour\":\"red\"}"
            })
    void callThatCannotBeReadIsNotPlaced(String body) throws Exception {
        HttpResponse<String> answer = web.post("/api/v1/calls", body);
        contract.checked("post", "/calls", answer);
        assertEquals(400, answer.statusCode());
        assertTrue(web.phone.state().calls().isEmpty());
    }

    @Test
    void callOfAnotherTypeOrTooLongIsRefused() throws Exception {
        HttpResponse<String> type =
                web.send(web.signed("/api/v1/calls").POST(HttpRequest.BodyPublishers.ofString("{\"to\":\"600\"}")));
        contract.checked("post", "/calls", type);
        assertEquals(415, type.statusCode());
        HttpResponse<String> length = postWhenAsked("/api/v1/calls", "{\"to\":\"" + " ".repeat(20_000) + "6\"}");
        contract.checked("post", "/calls", length);
        assertEquals(413, length.statusCode());
        assertTrue(web.phone.state().calls().isEmpty());
    }

    /** Without waiting for the go-ahead, a client may be cut off in the middle of the body before it reads the answer. */
    private HttpResponse<String> postWhenAsked(String path, String json) throws Exception {
        return web.send(web.signed(path)
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }
}
