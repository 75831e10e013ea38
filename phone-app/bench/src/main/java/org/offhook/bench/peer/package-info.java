/** The measuring peer: a registrar and caller on one loopback UDP socket that stamps what it receives. */
package org.offhook.bench.peer;
