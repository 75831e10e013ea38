/**
 * Digest authentication, the client's half (RFC 7616, RFC 8760, RFC 3261 §22; RFC 2069 and 2617 for old
 * servers). Header values in, header values out.
 */
package org.offhook.phone.sip.auth;
