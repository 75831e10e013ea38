package org.offhook.bench.run;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.bench.media.EncodedSignal;
import org.offhook.bench.media.LoopDelay;
import org.offhook.bench.media.Pacing;
import org.offhook.bench.media.Recording;
import org.offhook.bench.media.RtpStream;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.peer.DriverCall;
import org.offhook.bench.peer.DriverPeer;
import org.offhook.bench.peer.Registrar;
import org.offhook.bench.peer.SdpText;
import org.offhook.bench.subject.Memory;
import org.offhook.bench.subject.RunningPhone;

/**
 * One call with sound both ways, of which the second part is measured.
 *
 * @param cpuPerMinute processor seconds per minute
 * @param memory at the end of the call
 * @param expectedPackets how many the phone should have sent in the measured part
 */
record LongCall(
        double cpuPerMinute,
        Memory memory,
        Optional<Pacing> pacing,
        Optional<LoopDelay> loopDelay,
        int expectedPackets) {

    private static final int PATIENCE_SECONDS = 5;

    /**
     * The sound only, without a process to look at.
     *
     * @param fromNanos begin of the measured part
     */
    record Sound(Recording recording, long fromNanos, long toNanos) {
        Recording measured() {
            return recording.between(fromNanos, toNanos);
        }
    }

    private interface Watch {
        void at(long nanos) throws IOException;
    }

    static LongCall run(DriverPeer peer, RunningPhone phone, TestCodec codec, int warmSeconds, int measuredSeconds)
            throws IOException, InterruptedException, DriverCall.FailedCall {
        double[] cpu = new double[2];
        Memory[] memory = new Memory[1];
        Sound sound = talk(
                peer,
                phone.binding(),
                codec,
                warmSeconds,
                measuredSeconds,
                nanos -> cpu[0] = phone.cpuSeconds(),
                nanos -> {
                    cpu[1] = phone.cpuSeconds();
                    memory[0] = phone.memory();
                });
        Recording measured = sound.measured();
        double minutes = (sound.toNanos() - sound.fromNanos()) / 60e9;
        return new LongCall((cpu[1] - cpu[0]) / minutes, memory[0], Pacing.of(measured), LoopDelay.of(measured), (int)
                Math.round(minutes * 60 * 50));
    }

    static Sound talk(DriverPeer peer, Registrar.Binding phone, TestCodec codec, int warmSeconds, int measuredSeconds)
            throws IOException, InterruptedException, DriverCall.FailedCall {
        return talk(peer, phone, codec, warmSeconds, measuredSeconds, nanos -> {}, nanos -> {});
    }

    private static Sound talk(
            DriverPeer peer,
            Registrar.Binding phone,
            TestCodec codec,
            int warmSeconds,
            int measuredSeconds,
            Watch atBegin,
            Watch atEnd)
            throws IOException, InterruptedException, DriverCall.FailedCall {
        EncodedSignal signal = new EncodedSignal(codec);
        try (RtpStream stream = RtpStream.open()) {
            DriverCall call = peer.call(phone, SdpText.offer(stream.port(), codec), DriverCall.AtAnswer.TALK);
            DriverCall.Media media = await(call.answered());
            stream.start(media.target(), media.payloadType(), codec, signal, warmSeconds + measuredSeconds + 5);
            TimeUnit.SECONDS.sleep(warmSeconds);
            long from = System.nanoTime();
            atBegin.at(from);
            TimeUnit.SECONDS.sleep(measuredSeconds);
            long to = System.nanoTime();
            atEnd.at(to);
            Recording recording = stream.stop();
            if (call.ended().isDone()) {
                await(call.ended());
            }
            peer.hangUp(call);
            await(call.ended());
            return new Sound(recording, from, to);
        }
    }

    private static <T> T await(java.util.concurrent.CompletableFuture<T> step)
            throws IOException, InterruptedException, DriverCall.FailedCall {
        try {
            return step.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DriverCall.FailedCall failed) {
                throw failed;
            }
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the phone did not answer within " + PATIENCE_SECONDS + " s", e);
        }
    }
}
