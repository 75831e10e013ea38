package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of the API and both WebSockets refuse strangers, as the OpenAPI document says. */
class RefusalsTest {

    private static final Pattern TYPE = Pattern.compile("(?i)content-type: ([^\r]*)");

    private final WebFixture web = new WebFixture();
    private final Contract contract =
            new Contract(web.get("/api/v1/openapi.json").body());

    RefusalsTest() throws Exception {}

    @AfterEach
    void close() {
        web.close();
    }

    private static String address(Contract.Operation operation) {
        return "/api/v1" + operation.path().replace("{id}", "in-1");
    }

    private void refused(int status, Contract.Operation operation, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), operation.toString());
        contract.checked(operation.method(), operation.path(), answer);
    }

    @Test
    void everyOperationNeedsTheToken() throws Exception {
        for (Contract.Operation operation : contract.operations()) {
            String method = operation.method().toUpperCase(Locale.ROOT);
            refused(401, operation, web.send(web.request(address(operation)).method(method, BodyPublishers.noBody())));
            refused(
                    401,
                    operation,
                    web.send(web.request(address(operation))
                            .header("Authorization", "Bearer " + "x".repeat(24))
                            .method(method, BodyPublishers.noBody())));
        }
    }

    @Test
    void noOperationIsForAPageOfAnotherOriginEvenWithTheToken() throws Exception {
        for (Contract.Operation operation : contract.operations()) {
            refused(
                    403,
                    operation,
                    web.send(web.signed(address(operation))
                            .header("Origin", "https://evil.example")
                            .method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.noBody())));
        }
    }

    @Test
    void noOperationAnswersByAnotherHostNameEvenWithTheToken() throws Exception {
        for (Contract.Operation operation : contract.operations()) {
            String answer = RawClient.ask(
                    web.port(),
                    operation.method().toUpperCase(Locale.ROOT) + " " + address(operation)
                            + " HTTP/1.1\r\nHost: evil.example:" + web.port() + "\r\nAuthorization: Bearer "
                            + WebFixture.TOKEN + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 421"), operation + ": " + answer);
            Matcher type = TYPE.matcher(answer);
            assertTrue(type.find(), answer);
            contract.checked(operation, 421, type.group(1), answer.substring(answer.indexOf("\r\n\r\n") + 4));
        }
    }

    @Test
    void refusedRequestsDoNothing() throws Exception {
        everyOperationNeedsTheToken();
        noOperationIsForAPageOfAnotherOriginEvenWithTheToken();
        assertEquals(List.of(), web.pressed());
        assertTrue(web.phone.state().calls().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/live", "/sound"})
    void webSocketsRefuseStrangers(String path) throws Exception {
        String own = "127.0.0.1:" + web.port();
        String bearer = "Authorization: Bearer " + WebFixture.TOKEN + "\r\n";
        assertEquals(101, handshake(path, own, bearer));
        assertEquals(401, handshake(path, own, ""));
        assertEquals(401, handshake(path, own, "Authorization: Bearer " + "x".repeat(24) + "\r\n"));
        assertEquals(421, handshake(path, "evil.example:" + web.port(), bearer));
        assertEquals(403, handshake(path, own, bearer + "Origin: https://evil.example\r\n"));
        assertEquals(403, handshake(path, own, "Cookie: " + web.cookie() + "\r\n"));
        assertEquals(403, handshake(path, own, "Cookie: " + web.cookie() + "\r\nOrigin: http://127.0.0.1:1\r\n"));
        assertEquals(101, handshake(path, own, "Cookie: " + web.cookie() + "\r\nOrigin: http://" + own + "\r\n"));
    }

    /** @return the status */
    private int handshake(String path, String host, String headers) throws Exception {
        String line = RawClient.firstLine(
                web.port(),
                "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers
                        + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
        return Integer.parseInt(line.split(" ")[1]);
    }
}
