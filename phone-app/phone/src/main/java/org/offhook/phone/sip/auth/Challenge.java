package org.offhook.phone.sip.auth;

/**
 * One challenge of a 401 or 407 response.
 *
 * @param proxy true from Proxy-Authenticate, false from WWW-Authenticate
 * @param headerValue the header without its name
 */
public record Challenge(boolean proxy, String headerValue) {}
