package org.offhook.phone.sip.stack;

import gov.nist.core.ServerLogger;
import gov.nist.javax.sip.message.SIPMessage;
import java.util.Properties;
import javax.sip.SipStack;

/** jSIP's message trace: none. jSIP makes it by name, hence public. */
public final class QuietServerLogger implements ServerLogger {

    @Override
    public void closeLogFile() {
        // there is none
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, boolean sender, long time) {
        // no trace
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender, long time) {
        // no trace
    }

    @Override
    public void logMessage(SIPMessage message, String from, String to, String status, boolean sender) {
        // no trace
    }

    @Override
    public void logException(Exception cause) {
        // the stack logger has it
    }

    @Override
    public void setStackProperties(Properties properties) {
        // none of them matter here
    }

    @Override
    public void setSipStack(SipStack stack) {
        // not needed
    }
}
