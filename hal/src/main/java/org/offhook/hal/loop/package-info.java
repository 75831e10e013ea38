/** The thread on which keys, hook and lamps think, and its clock; in tests, virtual time. */
package org.offhook.hal.loop;
