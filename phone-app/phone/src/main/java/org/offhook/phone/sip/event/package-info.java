/** Events that servers tell (RFC 6665): subscriptions, and what is told of messages and of other extensions. */
package org.offhook.phone.sip.event;
