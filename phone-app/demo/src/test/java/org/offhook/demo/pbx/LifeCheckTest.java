package org.offhook.demo.pbx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.phone.sip.stack.ResponseHandler;

class LifeCheckTest {

    private final VirtualLoop loop = new VirtualLoop();
    private final List<ResponseHandler> questions = new ArrayList<>();
    private Duration quiet = Duration.ofHours(1);
    private boolean dead;
    private int forgotten;

    private final LifeCheck check = new LifeCheck(
            loop,
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            () -> quiet,
            handler -> {
                questions.add(handler);
                return () -> forgotten++;
            },
            () -> dead = true);

    @Test
    void aPhoneThatSpeaksIsNotAsked() {
        quiet = Duration.ofMillis(20);
        check.start();
        loop.pass(Duration.ofMinutes(5));
        assertTrue(questions.isEmpty());
    }

    @Test
    void aQuietPhoneIsAskedOnceForEachInterval() {
        check.start();
        check.start();
        loop.pass(Duration.ofSeconds(20));
        assertEquals(1, questions.size());
    }

    @Test
    void aPhoneThatDoesNotAnswerIsDeadAndNotWaitedForAnyLonger() {
        check.start();
        loop.pass(Duration.ofSeconds(24));
        assertFalse(dead);
        loop.pass(Duration.ofSeconds(1));
        assertTrue(dead);
        assertEquals(1, forgotten);
    }

    @Test
    void aPhoneThatCannotBeReachedIsDead() {
        check.start();
        loop.pass(Duration.ofSeconds(20));
        questions.getFirst().failed(ResponseHandler.Failure.TRANSPORT);
        assertTrue(dead);
    }

    @Test
    void nothingHappensAfterTheEndOfTheCall() {
        check.start();
        loop.pass(Duration.ofSeconds(20));
        check.stop();
        questions.getFirst().failed(ResponseHandler.Failure.TIMEOUT);
        loop.pass(Duration.ofMinutes(5));
        assertFalse(dead);
        assertEquals(1, questions.size());
    }
}
