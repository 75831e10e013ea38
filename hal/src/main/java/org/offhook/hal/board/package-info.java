/** The phone's body as a whole: which keys, hook switch, display and lamps this phone has. */
package org.offhook.hal.board;
