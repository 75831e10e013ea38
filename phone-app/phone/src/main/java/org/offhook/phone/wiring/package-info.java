/** Program start: the one page that puts the phone together, and the commands of the terminal. */
package org.offhook.phone.wiring;
