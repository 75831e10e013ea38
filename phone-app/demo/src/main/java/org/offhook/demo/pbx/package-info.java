/**
 * The demo PBX: registrar, proxy and a few services, on the loopback interface unless told otherwise. All state
 * belongs to one thread, the loop.
 */
package org.offhook.demo.pbx;
