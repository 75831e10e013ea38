/**
 * Where the phone's settings come from: {@link org.offhook.provisioning.agent.ConfigFetcher} gets them from a server,
 * {@link org.offhook.provisioning.agent.ConfigStore} keeps the last good ones over power failures, and {@link
 * org.offhook.provisioning.agent.Agent} decides when to ask, what to do with the answer, and when to hand it on.
 * See docs/provisioning.md.
 */
package org.offhook.provisioning.agent;
