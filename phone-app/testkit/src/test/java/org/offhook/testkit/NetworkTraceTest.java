package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.testkit.NetworkTrace.Model;

class NetworkTraceTest {

    private static Model model() {
        return NetworkTrace.model("", 600, 7);
    }

    @Test
    void theSameSeedIsTheSameTrace() {
        assertEquals(
                model().loss(5).jitter(30).build().packets(),
                model().loss(5).jitter(30).build().packets());
    }

    @Test
    void lossIsAsMuchAsAskedFor() {
        assertEquals(0.05, model().loss(5).build().lost() / 30_000.0, 0.01);
        assertEquals(0.05, model().gilbert(5, 3).build().lost() / 30_000.0, 0.01);
        assertEquals(1800, model().burstEachSecond(3).build().lost());
    }

    @Test
    void packetsOvertakeEachOtherOnlyIfTheyMay() {
        assertEquals(0, overtaken(model().jitter(60).build()));
        assertTrue(overtaken(model().jitterWithReordering(60).build()) > 1000);
    }

    private static int overtaken(NetworkTrace trace) {
        List<TracePacket> packets = trace.packets();
        int count = 0;
        for (int i = 1; i < packets.size(); i++) {
            count += packets.get(i).frame() < packets.get(i - 1).frame() ? 1 : 0;
        }
        return count;
    }

    @Test
    void silentFramesHaveNoSequenceNumberAndTheNextOneAMarker() {
        NetworkTrace trace = model().talkSpurts().build();
        assertTrue(trace.suppressed().cardinality() > 10_000);
        List<TracePacket> packets = trace.packets();
        for (int i = 1; i < packets.size(); i++) {
            TracePacket before = packets.get(i - 1);
            TracePacket packet = packets.get(i);
            assertEquals(before.sequence() + 1 & 0xffff, packet.sequence());
            assertEquals(packet.frame() != before.frame() + 1, packet.marker());
        }
    }

    @Test
    void skewMovesTheLastPacket() {
        long slower = model().skew(300).build().packets().getLast().atNanos();
        assertEquals(180e6, slower - model().build().packets().getLast().atNanos(), 1e5);
    }
}
