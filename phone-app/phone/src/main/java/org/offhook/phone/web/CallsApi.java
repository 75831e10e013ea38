package org.offhook.phone.web;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.web.http.HttpAnswer;
import org.offhook.phone.web.http.HttpRequest;

/** {@code /api/v1/calls}: places, answers and ends calls without keys. */
final class CallsApi {

    /** The phone answers in a millisecond; longer than this means that it does not do what was asked. */
    private static final Duration MOST = Duration.ofSeconds(1);

    private static final int TARGET_MOST = 128;

    private final PhonePort phone;
    private final LiveFeed feed;
    private final InstantSource clock;

    CallsApi(PhonePort phone, LiveFeed feed, InstantSource clock) {
        this.phone = phone;
        this.feed = feed;
        this.clock = clock;
    }

    /** @param path what follows {@code calls} */
    HttpAnswer answer(List<String> path, HttpRequest request) {
        return switch (path.size()) {
            case 0 -> Api.method(request, "POST", () -> place(request));
            case 1 -> Api.method(request, "DELETE", () -> end(path.getFirst()));
            case 2 ->
                path.getLast().equals("answer")
                        ? Api.method(request, "POST", () -> take(path.getFirst()))
                        : Api.unknown();
            default -> Api.unknown();
        };
    }

    private HttpAnswer place(HttpRequest request) {
        Map<String, Object> fields;
        try {
            fields = Api.body(request, Set.of("to", "line"));
        } catch (Api.RefusedBody refused) {
            return refused.answer();
        }
        if (!(fields.get("to") instanceof String to) || to.isBlank() || to.length() > TARGET_MOST || unprintable(to)) {
            return Problem.of(
                    400, "\"to\" is a number or address of 1 to " + TARGET_MOST + " characters without line breaks.");
        }
        PhoneState before = phone.state();
        Object line = fields.get("line");
        if (line == null) {
            return place(before, before.defaultLine(), to);
        }
        if (!(line instanceof Integer number) || number < 1 || !before.hasLine(new LineId(number))) {
            return Problem.of(400, "\"line\" is the number of a line of this phone.");
        }
        return place(before, new LineId(number), to);
    }

    private static boolean unprintable(String to) {
        return to.chars().anyMatch(Character::isISOControl);
    }

    private HttpAnswer place(PhoneState before, LineId line, String to) {
        Set<CallId> known = before.calls().stream().map(Call::id).collect(Collectors.toSet());
        phone.post(new PhoneEvent.DialRequested(line, to));
        return await(state -> state.calls().stream()
                        .filter(call -> call.direction() == Call.Direction.PLACED && !known.contains(call.id()))
                        .findFirst()
                        .map(call -> Api.json(201, StateJson.of(call, state, clock.instant()))
                                .with("Location", Api.ROOT + "calls/" + call.id()))
                        .or(() -> notPlaced(before, state)))
                .orElseGet(() -> Problem.of(409, "The phone is busy with another call that is being set up."));
    }

    private static Optional<HttpAnswer> notPlaced(PhoneState before, PhoneState state) {
        return state.activity() instanceof Activity.Ended ended
                        && !state.activity().equals(before.activity())
                ? Optional.of(Problem.of(
                        409, "The call was not placed: " + ended.reason().text() + "."))
                : Optional.empty();
    }

    private HttpAnswer end(String id) {
        return known(id)
                .map(call -> {
                    phone.post(new PhoneEvent.HangUpRequested(call.id()));
                    return accepted(call);
                })
                .orElseGet(CallsApi::unknownCall);
    }

    private HttpAnswer take(String id) {
        return known(id)
                .map(call -> {
                    boolean rings = call.ringing()
                            || phone.state().activity() instanceof Activity.Returning back
                                    && back.call().equals(call.id());
                    if (!rings) {
                        return Problem.of(409, "This call does not ring.");
                    }
                    phone.post(new PhoneEvent.AnswerRequested(call.id()));
                    return accepted(call);
                })
                .orElseGet(CallsApi::unknownCall);
    }

    private Optional<Call> known(String id) {
        return phone.state().call(new CallId(id));
    }

    private HttpAnswer accepted(Call call) {
        return Api.json(202, StateJson.of(call, phone.state(), clock.instant()));
    }

    private static HttpAnswer unknownCall() {
        return Problem.of(404, "There is no such call.");
    }

    private <T> Optional<T> await(Function<PhoneState, Optional<T>> wanted) {
        long end = System.nanoTime() + MOST.toNanos();
        try (LiveFeed.Watch watch = feed.watch()) {
            Optional<T> found = wanted.apply(phone.state());
            for (long left = end - System.nanoTime(); found.isEmpty() && left > 0; left = end - System.nanoTime()) {
                watch.await(Duration.ofNanos(left));
                found = wanted.apply(phone.state());
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
