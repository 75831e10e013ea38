/**
 * HTTP/1.1 and WebSocket on a port: everything that comes before somebody decides what is answered. Messages are read
 * and written by Apache HttpCore, which is seen in no other package; limits of size and time are kept here.
 */
package org.offhook.phone.web.http;
