package org.offhook.demo.pbx;

import org.offhook.phone.sip.stack.Loop;

/** What everybody who has to do with calls needs. */
record Office(Outbound out, Loop loop, Replies replies, PbxSettings settings) {}
