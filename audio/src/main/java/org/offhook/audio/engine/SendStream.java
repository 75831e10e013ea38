package org.offhook.audio.engine;

import java.util.Arrays;
import java.util.function.IntSupplier;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.rtp.DigitSender;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.rtp.TelephoneEvent;
import org.offhook.audio.tone.DigitVoice;
import org.offhook.audio.transport.Packet;
import org.offhook.audio.transport.PacketPort;

/**
 * The way of a stream's sound from the microphone into packets. Source, sequence numbers and time stamps go on
 * through changes of codec, address and direction.
 *
 * <p>Threads: the audio thread; {@link #digits()} has a rule of its own.
 */
final class SendStream {

    private static final int LONGEST_MS = 100;

    private final PacketPort port;
    private final IntSupplier reportedLoss;
    private final Packet packet = new Packet();
    private final int ssrc;
    private final int deviceRateHz;
    private final DigitSender digits = new DigitSender();
    private final DigitVoice voice;
    private final short[] voiced;
    private final short[] collected = new short[48 * LONGEST_MS];
    private final short[] resampled = new short[48 * LONGEST_MS];
    private int collectedSamples;
    private SendCodec codec;
    private int sequence;
    private int timestamp;
    private boolean talking;

    /** @param reportedLoss percent that the peer says it loses, negative if it does not say; asked for each packet */
    SendStream(PacketPort port, MediaStream.Start start, IntSupplier reportedLoss, PcmFormat format) {
        this.port = port;
        this.reportedLoss = reportedLoss;
        ssrc = start.ssrc();
        deviceRateHz = format.rateHz();
        voice = new DigitVoice(deviceRateHz);
        voiced = new short[format.periodFrames()];
        sequence = start.sequence();
        timestamp = start.timestamp();
    }

    DigitSender digits() {
        return digits;
    }

    /** A period passes in which nothing may be sent; the RTP clock runs on. */
    void pause(StreamPlan plan, int samples) {
        digits.clear();
        voice.stop();
        collectedSamples = 0;
        talking = false;
        if (plan.send() != null) {
            timestamp += (int) ((long) samples * plan.send().clockHz / deviceRateHz);
        }
    }

    /** Sends a period of sound. */
    void send(StreamPlan plan, short[] pcm, int samples, long nowNanos) {
        if (codec != plan.send()) {
            codec = plan.send();
            collectedSamples = 0;
        }
        collect(says(plan) ? said(samples) : pcm, samples);
        while (collectedSamples >= codec.ptimeSamples) {
            packet(plan, nowNanos);
            timestamp += codec.ptimeTicks;
            collectedSamples -= codec.ptimeSamples;
            System.arraycopy(collected, codec.ptimeSamples, collected, 0, collectedSamples);
        }
    }

    /** True if a digit is to be heard in the sound, as the peer takes no events. */
    private boolean says(StreamPlan plan) {
        if (plan.eventType() >= 0) {
            voice.stop();
            return false;
        }
        if (!voice.active()) {
            char digit = digits.take();
            if (digit == 0) {
                return false;
            }
            voice.say(digit, digits.lengthMs());
        }
        return true;
    }

    private short[] said(int samples) {
        voice.write(voiced, samples);
        return voiced;
    }

    private void collect(short[] pcm, int samples) {
        short[] from = pcm;
        int n = samples;
        if (codec.resampler != null) {
            n = codec.resampler.process(pcm, samples, resampled);
            from = resampled;
        }
        n = Math.min(n, collected.length - collectedSamples);
        System.arraycopy(from, 0, collected, collectedSamples, n);
        collectedSamples += n;
    }

    private void packet(StreamPlan plan, long nowNanos) {
        if (plan.eventType() >= 0 && digits.next(timestamp, codec.ptimeMs, plan.eventClockHz())) {
            talking = false;
            event(plan, digits.first(), nowNanos);
            return;
        }
        adapt();
        int n = codec.encoder.encode(collected, codec.ptimeSamples, packet.data, RtpHeader.SIZE);
        if (n > 0) {
            send(codec.type.number(), !talking, timestamp, n, nowNanos);
        }
        talking = n > 0;
    }

    private void adapt() {
        int loss = reportedLoss.getAsInt();
        if (loss != codec.knownLossPercent && loss >= 0) {
            codec.knownLossPercent = loss;
            codec.encoder.lossReported(loss);
        }
    }

    private void event(StreamPlan plan, boolean marker, long nowNanos) {
        TelephoneEvent.write(packet.data, RtpHeader.SIZE, digits.code(), digits.end(), digits.duration());
        send(plan.eventType(), marker, digits.timestamp(), TelephoneEvent.SIZE, nowNanos);
    }

    private void send(int payloadType, boolean marker, int at, int payloadBytes, long nowNanos) {
        RtpHeader.write(packet.data, 0, marker, payloadType, sequence & 0xffff, at, ssrc);
        sequence++;
        packet.length = RtpHeader.SIZE + payloadBytes;
        packet.atNanos = nowNanos;
        packet.timestamp = timestamp;
        port.send(packet);
    }

    /** Something failed in the midst of a period: begins anew with the next. */
    void recover() {
        collectedSamples = 0;
        Arrays.fill(collected, (short) 0);
    }
}
