package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.ExtensionState;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.SoundQuality;

/** Every answer of the API is as the OpenAPI document that it serves says. */
class ContractTest {

    private final WebFixture web = new WebFixture();
    private final Contract contract =
            new Contract(web.get("/api/v1/openapi.json").body());

    ContractTest() throws Exception {}

    @AfterEach
    void close() {
        web.close();
    }

    private JsonNode checked(String method, String path, HttpResponse<String> answer) throws Exception {
        return contract.checked(method, path, answer);
    }

    private JsonNode state() throws Exception {
        return checked("get", "/state", web.get("/api/v1/state"));
    }

    @Test
    void idlePhoneTellsItsLines() throws Exception {
        JsonNode state = state();
        assertEquals("down", state.get("hook").asText());
        assertEquals("registered", state.at("/lines/0/state").asText());
        assertEquals("failed", state.at("/lines/1/state").asText());
        assertEquals("Password refused", state.at("/lines/1/reason").asText());
        assertEquals(403, state.at("/lines/1/code").asInt());
        assertEquals(0, state.get("calls").size());
    }

    @Test
    void keysTellWhatTheyAreForAndTheirLamps() throws Exception {
        assertEquals(List.of("line", "line", "blf", "speed-dial"), state().findValuesAsText("type"));
        assertEquals("unknown", state().at("/keys/2/state").asText());
        assertEquals("off", state().at("/keys/2/pattern").asText());

        web.phone.happens(new PhoneEvent.ExtensionChanged(FakePhone.ANNA, ExtensionState.RINGING));
        web.phone.until(phone -> phone.watching().state(FakePhone.ANNA) == ExtensionState.RINGING);
        JsonNode anna = state().at("/keys/2");
        assertEquals(
                "{\"key\":3,\"type\":\"blf\",\"line\":1,\"label\":\"Anna\",\"number\":\"205\","
                        + "\"state\":\"ringing\",\"colour\":\"red\",\"pattern\":\"fast\"}",
                anna.toString());
        assertEquals("*72", state().at("/keys/3/number").asText());
    }

    @Test
    void messagesAreTold() throws Exception {
        assertEquals(
                "{\"waiting\":false,\"new\":0,\"old\":0}",
                state().get("messages").toString());
        web.phone.happens(new PhoneEvent.MessagesChanged(FakePhone.LINE_1, new Mailbox(true, 2, 1)));
        web.phone.until(phone -> phone.watching().messagesWait());
        assertEquals(
                "{\"waiting\":true,\"new\":2,\"old\":1}",
                state().get("messages").toString());
        assertEquals("slow", state().at("/lamps/message/pattern").asText());
    }

    @Test
    void keysDial() throws Exception {
        JsonNode pressed =
                checked("post", "/keys", web.post("/api/v1/keys", "{\"keys\":[\"HOOK_UP\",\"600#\",\"VOL_UP\"]}"));
        assertEquals(
                "[\"HOOK_UP\",\"6\",\"0\",\"0\",\"#\",\"VOL_UP\"]",
                pressed.get("pressed").toString());
        web.phone.until(phone -> phone.focus().filter(Call::up).isPresent());
        JsonNode call = state().at("/calls/0");
        assertEquals("connected", call.get("state").asText());
        assertEquals("600", call.at("/peer/number").asText());
        assertEquals("opus", call.get("codec").asText());
        assertEquals("out", call.get("direction").asText());
        assertTrue(call.get("encrypted").asBoolean() && call.get("focus").asBoolean());
        assertEquals("steady", state().at("/lamps/lines/0/pattern").asText());
        assertEquals(
                "[\"Hold\",\"Xfer\",\"Conf\",\"End\"]", state().get("softKeys").toString());
    }

    @Test
    void callsThatAreJoinedAreTold() throws Exception {
        CallId bob = web.phone.arrives("Bob", "201");
        web.phone.post(new PhoneEvent.AnswerRequested(bob));
        web.phone.until(phone -> phone.focus().filter(Call::up).isPresent());
        CallId eve = web.phone.arrives("Eve", "202");
        web.phone.post(new PhoneEvent.AnswerRequested(eve));
        web.phone.until(phone -> Situation.of(phone) == Situation.TWO_CALLS);
        assertEquals(List.of("false", "false"), state().findValuesAsText("conference"));
        web.phone.post(new PhoneEvent.KeyPressed(Key.CONFERENCE));
        web.phone.until(phone -> Situation.of(phone) == Situation.CONFERENCE);
        assertEquals(List.of("true", "true"), state().findValuesAsText("conference"));
    }

    @Test
    void qualityOfACallIsToldWhileItIsUpAndAfterwards() throws Exception {
        CallId id = web.phone.arrives("Bob", "201");
        web.phone.post(new PhoneEvent.AnswerRequested(id));
        web.phone.until(phone -> phone.focus().filter(Call::up).isPresent());
        assertTrue(state().at("/calls/0/quality").isNull()
                && state().get("lastCall").isNull());
        SoundQuality measured =
                new SoundQuality(38, 41, 35, 79, 84, 12, 3, 7, 60, OptionalInt.of(45), OptionalInt.of(43));
        web.phone.post(new PhoneEvent.QualityMeasured(id, measured));
        web.phone.until(phone -> ((CallState.Up) phone.focus().orElseThrow().state())
                .media()
                .quality()
                .isPresent());
        assertEquals(
                "{\"mos\":3.8,\"callMos\":4.1,\"worstMos\":3.5,\"rFactorNow\":79,\"rFactor\":84,\"lossPercent\":1.2,\"discardPercent\":0.3,"
                        + "\"jitterMs\":7,\"playoutMs\":60,\"roundTripMs\":45,\"remoteMos\":4.3}",
                state().at("/calls/0/quality").toString());
        web.phone.post(new PhoneEvent.HangUpRequested(id));
        web.phone.until(phone -> phone.memory().finished().isPresent());
        JsonNode last = state().get("lastCall");
        assertEquals("201", last.at("/peer/number").asText());
        assertEquals("in", last.get("direction").asText());
        assertEquals(4.1, last.at("/quality/callMos").asDouble());
    }

    @Test
    void digitsThatTheOtherSideSendsAreTold() throws Exception {
        CallId id = web.phone.arrives("Bob", "201");
        assertEquals("", state().at("/calls/0/heardDigits").asText("missing"));
        web.phone.post(new PhoneEvent.AnswerRequested(id));
        web.phone.until(phone -> phone.focus().filter(Call::up).isPresent());
        "0A*9#D".chars().forEach(digit -> web.phone.happens(new PhoneEvent.DigitHeard(id, (char) digit)));
        web.phone.until(phone -> phone.focus().orElseThrow().heardDigits().length() == 6);
        assertEquals("0A*9#D", state().at("/calls/0/heardDigits").asText());
    }

    @Test
    void callIsPlacedAndEnded() throws Exception {
        HttpResponse<String> placed = web.post("/api/v1/calls", "{\"to\":\"600\",\"line\":1}");
        JsonNode call = checked("post", "/calls", placed);
        assertEquals(201, placed.statusCode());
        String id = call.get("id").asText();
        assertEquals(
                "/api/v1/calls/" + id, placed.headers().firstValue("Location").orElseThrow());
        web.phone.until(phone -> phone.focus().filter(Call::up).isPresent());
        HttpResponse<String> ended = web.delete("/api/v1/calls/" + id);
        checked("delete", "/calls/{id}", ended);
        assertEquals(202, ended.statusCode());
        web.phone.until(phone -> phone.calls().isEmpty());
        assertEquals(404, web.delete("/api/v1/calls/" + id).statusCode());
        checked("delete", "/calls/{id}", web.delete("/api/v1/calls/" + id));
    }

    @Test
    void callIsPlacedOnTheLineInServiceUnlessOneIsNamed() throws Exception {
        assertEquals(
                1,
                checked("post", "/calls", web.post("/api/v1/calls", "{\"to\":\"600\"}"))
                        .get("line")
                        .asInt());
        web.phone.until(phone -> phone.focus().filter(Call::up).isPresent());
        assertEquals(
                2,
                checked("post", "/calls", web.post("/api/v1/calls", "{\"to\":\"601\",\"line\":2}"))
                        .get("line")
                        .asInt());
    }

    @Test
    void callThatThePhoneHasNoRoomForIsAConflict() throws Exception {
        for (String to : List.of("600", "601")) {
            assertEquals(
                    201, web.post("/api/v1/calls", "{\"to\":\"" + to + "\"}").statusCode());
            web.phone.until(phone -> phone.focus()
                    .filter(call -> call.up() && call.party().number().equals(to))
                    .isPresent());
        }
        HttpResponse<String> third = web.post("/api/v1/calls", "{\"to\":\"602\"}");
        assertEquals(
                "The call was not placed: All calls in use.",
                checked("post", "/calls", third).get("detail").asText());
        assertEquals(409, third.statusCode());
    }

    @Test
    void ringingCallIsAnswered() throws Exception {
        CallId id = web.phone.arrives("Bob", "201");
        JsonNode call = state().at("/calls/0");
        assertEquals("ringing", call.get("state").asText());
        assertEquals("Bob", call.at("/peer/name").asText());
        assertEquals("fast", state().at("/lamps/message/pattern").asText());
        String answer = "/api/v1/calls/" + id + "/answer";
        checked("post", "/calls/{id}/answer", web.post(answer, ""));
        web.phone.until(phone -> phone.call(id).filter(Call::up).isPresent());
        HttpResponse<String> again = web.post(answer, "");
        checked("post", "/calls/{id}/answer", again);
        assertEquals(409, again.statusCode());
        HttpResponse<String> unknown = web.post("/api/v1/calls/in-0/answer", "");
        checked("post", "/calls/{id}/answer", unknown);
        assertEquals(404, unknown.statusCode());
    }

    @Test
    void everyStateOfACallIsDocumented() throws Exception {
        web.phone.othersAnswer = false;
        web.post("/api/v1/calls", "{\"to\":\"600\"}");
        CallId id = web.phone
                .until(phone -> !phone.calls().isEmpty())
                .calls()
                .getFirst()
                .id();
        web.phone.until(
                phone -> phone.call(id).orElseThrow().state() instanceof org.offhook.phone.core.CallState.RingingOut);
        assertEquals("ringing-out", state().at("/calls/0/state").asText());
        web.phone.happens(new PhoneEvent.EarlyMedia(id));
        web.phone.until(
                phone -> phone.call(id).orElseThrow().state() instanceof org.offhook.phone.core.CallState.EarlyMedia);
        assertEquals("early-media", state().at("/calls/0/state").asText());
        web.phone.happens(new PhoneEvent.Connected(id, new org.offhook.phone.core.MediaInfo("PCMA", false)));
        web.phone.happens(new PhoneEvent.RemoteHold(id, true));
        web.phone.until(phone -> phone.call(id).orElseThrow().state() instanceof org.offhook.phone.core.CallState.Up up
                && up.heldByPeer());
        assertTrue(state().at("/calls/0/heldByPeer").asBoolean());
    }

    @Test
    void screenIsTextWithIconsThatPeopleCanRead() throws Exception {
        JsonNode rows = checked("get", "/screen", web.get("/api/v1/screen")).get("rows");
        assertEquals(4, rows.size());
        assertEquals("↙ 2 missed   DND    ", rows.get(2).asText());
    }

    @Test
    void soundTellsWhetherTheAudioThreadComesInTime() throws Exception {
        JsonNode sound = checked("get", "/sound", web.get("/api/v1/sound"));
        assertEquals("missing", sound.get("device").asText());
        assertEquals(2, sound.get("missedPeriods").asInt());
        assertEquals(28.5, sound.get("worstLateMs").asDouble());
        assertEquals("fifo 60, memory locked", sound.get("realTime").asText());
    }

    @Test
    void wrongMethodsAndAddressesAreProblems() throws Exception {
        HttpResponse<String> method = web.get("/api/v1/keys");
        assertEquals(405, method.statusCode());
        assertEquals("POST", method.headers().firstValue("Allow").orElseThrow());
        for (String path : List.of("/api/v1/", "/api/v1/nothing", "/api/v1/state/x", "/api/v1/calls/1/2/3")) {
            HttpResponse<String> answer = web.get(path);
            assertEquals(404, answer.statusCode(), path);
            assertEquals(
                    "application/problem+json",
                    answer.headers().firstValue("Content-Type").orElseThrow());
        }
    }

    /** The document's own examples are taken by the phone, and its list of keys is the phone's. */
    @Test
    void documentKnowsTheKeysAndItsExamplesWork() throws Exception {
        List<String> documented = new ArrayList<>();
        contract.at("/components/schemas/Pressed/properties/pressed/items/enum")
                .forEach(key -> documented.add(key.asText()));
        List<String> known = new ArrayList<>(List.of("0123456789*#".split("")));
        known.addAll(KeyWords.all());
        assertEquals(known, documented);
        for (JsonNode example : contract.at("/paths/~1keys/post/requestBody/content/application~1json/examples")) {
            assertEquals(
                    202,
                    web.post("/api/v1/keys", example.get("value").toString()).statusCode());
        }
    }

    /** What can be read is there, and is of a documented kind. */
    @Test
    void everyDocumentedAddressThatCanBeReadIsThere() throws Exception {
        for (Contract.Operation operation : contract.operations()) {
            if (operation.method().equals("get")) {
                HttpResponse<InputStream> answer =
                        web.client.send(web.signed("/api/v1" + operation.path()).build(), BodyHandlers.ofInputStream());
                answer.body().close();
                assertEquals(200, answer.statusCode(), operation.path());
                JsonNode kinds =
                        contract.at("/paths/" + operation.path().replace("/", "~1") + "/get/responses/200/content");
                String kind = answer.headers().firstValue("Content-Type").orElseThrow();
                assertTrue(kinds.has(kind), kind + " of " + operation);
            }
        }
    }

    /** A change of the document that nobody has thought of here is noticed. */
    @Test
    void everyOperationIsTestedHere() {
        assertEquals(
                Set.of(
                        "get /state",
                        "get /screen",
                        "get /screen.png",
                        "get /sound",
                        "get /events",
                        "get /openapi.json",
                        "post /keys",
                        "post /calls",
                        "delete /calls/{id}",
                        "post /calls/{id}/answer"),
                contract.operations().stream().map(Contract.Operation::toString).collect(Collectors.toSet()));
    }
}
