package org.offhook.phone.sip.stack;

import gov.nist.core.StackLogger;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * jSIP's log: off for everything below a warning, so that it builds no text. Of warnings and errors the
 * first line alone is kept, because jSIP appends whole messages, credentials among them; after a hundred
 * it is silent. jSIP makes it by name, hence public.
 */
public final class QuietStackLogger implements StackLogger {

    private static final Logger LOG = LoggerFactory.getLogger("org.offhook.phone.sip.jsip");
    private static final int MOST_LINES = 100;
    private static final int LONGEST_LINE = 100;

    private final AtomicInteger lines = new AtomicInteger();

    private void warn(String message) {
        if (lines.incrementAndGet() <= MOST_LINES && LOG.isWarnEnabled()) {
            LOG.warn("{}", firstLine(message));
        }
    }

    static String firstLine(String message) {
        if (message == null) {
            return "";
        }
        int end = message.indexOf('\n');
        String line = end < 0 ? message : message.substring(0, end);
        int bracket = line.indexOf('[');
        line = bracket < 0 ? line : line.substring(0, bracket);
        return line.length() <= LONGEST_LINE ? line.strip() : line.substring(0, LONGEST_LINE) + "…";
    }

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int level) {
        return false;
    }

    @Override
    public void logWarning(String message) {
        warn(message);
    }

    @Override
    public void logError(String message) {
        warn(message);
    }

    @Override
    public void logError(String message, Exception cause) {
        warn(message + ": " + cause);
    }

    @Override
    public void logFatalError(String message) {
        warn(message);
    }

    @Override
    public void logException(Throwable cause) {
        warn(String.valueOf(cause));
    }

    @Override
    public void logStackTrace() {
        // off
    }

    @Override
    public void logStackTrace(int level) {
        // off
    }

    @Override
    public void logDebug(String message) {
        // off
    }

    @Override
    public void logDebug(String message, Exception cause) {
        // off
    }

    @Override
    public void logTrace(String message) {
        // off
    }

    @Override
    public void logInfo(String message) {
        // off
    }

    @Override
    public int getLineCount() {
        return lines.get();
    }

    @Override
    public void disableLogging() {
        // always quiet
    }

    @Override
    public void enableLogging() {
        // always quiet
    }

    @Override
    public void setBuildTimeStamp(String stamp) {
        // not shown
    }

    @Override
    public void setStackProperties(Properties properties) {
        // none of them matter here
    }

    @Override
    public String getLoggerName() {
        return LOG.getName();
    }
}
