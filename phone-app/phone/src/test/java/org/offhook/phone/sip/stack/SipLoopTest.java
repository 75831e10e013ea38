package org.offhook.phone.sip.stack;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SipLoopTest {

    @Test
    void aTaskThatThrowsDoesNotEndTheLoop() throws Exception {
        try (SipLoop loop = new SipLoop()) {
            CompletableFuture<String> alive = new CompletableFuture<>();
            loop.execute(() -> {
                throw new IllegalStateException("one bad message");
            });
            loop.schedule(Duration.ZERO, () -> {
                throw new StackOverflowError();
            });
            loop.schedule(
                    Duration.ofMillis(5),
                    () -> alive.complete(Thread.currentThread().getName()));
            assertEquals("offhook-sip", alive.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void timersComeInTheOrderOfTheirTimeAndNotBeforeIt() throws Exception {
        try (SipLoop loop = new SipLoop()) {
            List<String> order = new CopyOnWriteArrayList<>();
            CompletableFuture<Long> last = new CompletableFuture<>();
            long begun = System.nanoTime();
            loop.schedule(Duration.ofMillis(60), () -> {
                order.add("late");
                last.complete(System.nanoTime() - begun);
            });
            loop.schedule(Duration.ofMillis(20), () -> order.add("early"));
            loop.schedule(Duration.ofMillis(20), () -> order.add("early too"));
            loop.schedule(Duration.ofMillis(30), () -> order.add("never")).cancel();
            assertTrue(last.get(10, TimeUnit.SECONDS) >= 60_000_000);
            assertEquals(List.of("early", "early too", "late"), order);
        }
    }

    @Test
    void tasksFromManyThreadsAllRunEachThreadsInItsOrder() throws Exception {
        int threads = 4;
        int each = 5000;
        try (SipLoop loop = new SipLoop()) {
            int[] seen = new int[threads];
            CountDownLatch done = new CountDownLatch(threads);
            List<Integer> wrong = new CopyOnWriteArrayList<>();
            for (int t = 0; t < threads; t++) {
                int me = t;
                Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < each; i++) {
                        int number = i;
                        loop.execute(() -> {
                            if (seen[me]++ != number) {
                                wrong.add(number);
                            }
                            if (number == each - 1) {
                                done.countDown();
                            }
                        });
                    }
                });
            }
            assertTrue(done.await(30, TimeUnit.SECONDS));
            assertEquals(List.of(), wrong);
        }
    }

    @Test
    void aSocketIsReadOnTheLoopUntilItIsClosed() throws Exception {
        DatagramChannel socket = DatagramChannel.open();
        try (SipLoop loop = new SipLoop()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            socket.configureBlocking(false);
            CompletableFuture<String> read = new CompletableFuture<>();
            loop.watch(socket, () -> {
                try {
                    socket.receive(ByteBuffer.allocate(10));
                    read.complete(Thread.currentThread().getName());
                } catch (IOException e) {
                    read.completeExceptionally(e);
                }
            });
            try (DatagramSocket peer = new DatagramSocket()) {
                peer.send(new DatagramPacket(new byte[1], 1, socket.getLocalAddress()));
            }
            assertEquals("offhook-sip", read.get(10, TimeUnit.SECONDS));
            int port = ((InetSocketAddress) socket.getLocalAddress()).getPort();
            socket.close();
            loop.forgetClosed();
            new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
        }
    }

    @Test
    void aClosedLoopDropsTasksSilently() {
        SipLoop loop = new SipLoop();
        loop.close();
        assertDoesNotThrow(() -> loop.execute(() -> {}));
        assertDoesNotThrow(() -> loop.schedule(Duration.ZERO, () -> {}).cancel());
    }
}
