package org.offhook.phone.wiring;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.offhook.provisioning.config.PhoneConfig;

/**
 * One line a record to standard error, where journald or the terminal takes it. The program logs through
 * slf4j; this sets up what stands behind it.
 */
final class Logging {

    /** All are held so that the garbage collector does not forget the levels. */
    private static final Logger ROOT = Logger.getLogger("");

    private static final Logger OURS = Logger.getLogger("org.offhook");

    /** Undertow's engine, which tells its version at each start. */
    private static final Logger XNIO = Logger.getLogger("org.xnio");

    private Logging() {}

    static void start(PhoneConfig.Log.Level wanted) {
        Level level =
                switch (wanted) {
                    case ERROR -> Level.SEVERE;
                    case WARN -> Level.WARNING;
                    case INFO -> Level.INFO;
                    case DEBUG -> Level.FINE;
                    case TRACE -> Level.FINEST;
                };
        for (Handler handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        Handler console = new ConsoleHandler();
        console.setLevel(Level.ALL);
        console.setFormatter(new OneLine());
        ROOT.addHandler(console);
        OURS.setLevel(level);
        XNIO.setLevel(Level.WARNING);
        // What Java and the libraries tell below that is for their own developers.
        ROOT.setLevel(level.intValue() < Level.INFO.intValue() ? Level.INFO : level);
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord record) {
            String logger = record.getLoggerName();
            String room = logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
            StringBuilder line = new StringBuilder()
                    .append(Instant.ofEpochMilli(record.getMillis()).truncatedTo(ChronoUnit.MILLIS))
                    .append(' ')
                    .append(name(record.getLevel()))
                    .append(' ')
                    .append(room)
                    .append(": ")
                    .append(formatMessage(record))
                    .append('\n');
            if (record.getThrown() != null) {
                StringWriter trace = new StringWriter();
                record.getThrown().printStackTrace(new PrintWriter(trace, true));
                line.append(trace);
            }
            return line.toString();
        }

        private static String name(Level level) {
            if (level.intValue() >= Level.SEVERE.intValue()) {
                return "error";
            }
            if (level.intValue() >= Level.WARNING.intValue()) {
                return "warn ";
            }
            return level.intValue() >= Level.INFO.intValue() ? "info " : "debug";
        }
    }
}
