package org.offhook.bench;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.offhook.bench.report.Machine;
import org.offhook.bench.report.ResultTable;
import org.offhook.bench.subject.Program;

/** A measured section of docs/performance.md. */
final class PageText {

    private PageText() {}

    /** To be asked before measuring: who shares the machine shows in every number. */
    static String load() throws IOException {
        return String.format(Locale.ROOT, "Load of the machine before the run: %.2f.", Machine.load());
    }

    /** @param remarks one list item each, below the table */
    static String section(List<Program> programs, String command, ResultTable table, List<String> remarks)
            throws IOException {
        String versions =
                String.join(", ", programs.stream().map(Program::version).toList());
        StringBuilder text = new StringBuilder();
        text.append("Measured on ")
                .append(LocalDate.now())
                .append(": ")
                .append(versions)
                .append(".\n");
        text.append("Machine: ").append(Machine.here().text()).append(".\n\n");
        text.append("```\n")
                .append(command)
                .append("\n```\n\n")
                .append(table.markdown())
                .append('\n');
        remarks.forEach(remark ->
                text.append("- ").append(remark.strip().replace("\n", "\n  ")).append('\n'));
        return text.toString();
    }
}
