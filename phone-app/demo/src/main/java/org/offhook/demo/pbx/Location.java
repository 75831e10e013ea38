package org.offhook.demo.pbx;

import javax.sip.address.URI;
import org.offhook.phone.sip.stack.Target;

/** One place that a request goes to: the Request-URI it gets and the address it is sent to. */
record Location(URI uri, Target target) {}
