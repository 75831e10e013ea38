package org.offhook.phone.sip.stack;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Sends that may block, off the loop: a virtual thread for each destination that has something to send, so
 * that order is kept per destination and a dead server holds up nobody else. For the loop only.
 */
final class SendQueues {

    private final Loop loop;
    private final Executor threads =
            task -> Thread.ofVirtual().name("offhook-sip-send").start(task);
    private final Map<Object, CompletableFuture<Void>> tails = new HashMap<>();

    SendQueues(Loop loop) {
        this.loop = loop;
    }

    void send(Object destination, Runnable task) {
        CompletableFuture<Void> before = tails.getOrDefault(destination, CompletableFuture.completedFuture(null));
        CompletableFuture<Void> tail = before.thenRunAsync(task, threads).exceptionally(failure -> null);
        tails.put(destination, tail);
        tail.thenRun(() -> loop.execute(() -> tails.remove(destination, tail)));
    }
}
