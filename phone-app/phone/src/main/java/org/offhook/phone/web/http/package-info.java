/**
 * HTTP/1.1 and WebSocket on a port: everything that comes before somebody decides what is answered. Undertow speaks both,
 * and is seen in no other package.
 */
package org.offhook.phone.web.http;
