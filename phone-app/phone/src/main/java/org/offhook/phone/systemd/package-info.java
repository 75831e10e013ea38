/**
 * What the service manager is told: systemd's notification protocol over a datagram socket of the machine, which Java
 * has no class for. Knows nothing of phones; {@code wiring} says how this one fares.
 */
package org.offhook.phone.systemd;
