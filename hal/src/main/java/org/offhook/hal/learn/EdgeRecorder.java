package org.offhook.hal.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/** Writes down the edges of some lines until they have been quiet for a while. On the loop only. */
final class EdgeRecorder {

    private final DeviceLoop loop;
    private final long quietNanos;
    private final Consumer<List<Edge>> recorded;
    private final List<LineBank> banks = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private DeviceLoop.Due quiet = () -> {};
    private boolean over;

    /**
     * Takes the lines.
     *
     * @param lines by their places in the list of candidates, with what holds them
     * @param recorded is told everything once, after the first edge and a while without any
     */
    EdgeRecorder(
            List<Candidate> candidates,
            Map<Integer, LineUse.Bias> lines,
            Duration quiet,
            DeviceLoop loop,
            Consumer<List<Edge>> recorded)
            throws LineException {
        this.loop = loop;
        this.quietNanos = quiet.toNanos();
        this.recorded = recorded;
        try {
            for (Map.Entry<Integer, LineUse.Bias> line : lines.entrySet()) {
                take(line.getKey(), candidates.get(line.getKey()), line.getValue());
            }
        } catch (LineException e) {
            close();
            throw e;
        }
    }

    /** Gives the lines back; nothing is told any more. */
    void close() {
        over = true;
        quiet.cancel();
        banks.forEach(LineBank::close);
        banks.clear();
    }

    private void take(int line, Candidate candidate, LineUse.Bias bias) throws LineException {
        List<LineUse> use = List.of(LineProbe.input(candidate, bias, true));
        banks.add(candidate
                .chip()
                .take("offhook learn", use, (_, high, at) -> loop.execute(() -> edge(new Edge(line, high, at)))));
    }

    private void edge(Edge edge) {
        if (!over) {
            edges.add(edge);
            quiet.cancel();
            quiet = loop.at(edge.atNanos() + quietNanos, this::finish);
        }
    }

    private void finish() {
        close();
        recorded.accept(List.copyOf(edges));
    }
}
