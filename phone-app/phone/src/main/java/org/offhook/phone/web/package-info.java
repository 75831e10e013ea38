/**
 * The phone on the web: its remote-control API, the virtual phone page and the browser's sound. Starts after the phone
 * itself; what fails here leaves the phone as it is.
 */
package org.offhook.phone.web;
