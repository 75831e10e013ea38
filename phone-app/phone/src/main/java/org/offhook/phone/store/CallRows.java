package org.offhook.phone.store;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.offhook.phone.core.CallLog;
import org.offhook.phone.core.CallRecord;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Party;

/** The call list as rows: first how many of it are missed and not looked at, then the calls, newest first. */
final class CallRows {

    /** What {@link #read} finds. */
    record Calls(CallLog log, int missed) {}

    private CallRows() {}

    static List<Map<String, String>> of(CallLog log, int missed) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(Map.of("missed", String.valueOf(missed)));
        for (CallRecord call : log.newestFirst()) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("kind", call.kind().name());
            row.put("line", String.valueOf(call.line().number()));
            row.put("name", call.party().name());
            row.put("number", call.party().number());
            row.put("started", call.started().toString());
            row.put("talked", call.talked().toString());
            rows.add(row);
        }
        return rows;
    }

    /** @throws IOException if a row makes no sense */
    static Calls read(List<Map<String, String>> rows) throws IOException {
        try {
            List<CallRecord> calls = new ArrayList<>();
            for (Map<String, String> row : rows.subList(1, rows.size())) {
                calls.add(new CallRecord(
                        new LineId(Integer.parseInt(field(row, "line"))),
                        CallRecord.Kind.valueOf(field(row, "kind")),
                        new Party(field(row, "name"), field(row, "number")),
                        Instant.parse(field(row, "started")),
                        Duration.parse(field(row, "talked"))));
            }
            return new Calls(new CallLog(calls), Integer.parseInt(field(rows.getFirst(), "missed")));
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            throw new IOException("a call in it makes no sense", e);
        }
    }

    private static String field(Map<String, String> row, String name) throws IOException {
        String value = row.get(name);
        if (value == null) {
            throw new IOException("a call in it has no " + name);
        }
        return value;
    }
}
