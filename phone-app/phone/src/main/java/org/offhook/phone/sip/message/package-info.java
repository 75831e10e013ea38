/** SIP messages: how ours are built, what is read from others', and dialogs as data. */
package org.offhook.phone.sip.message;
