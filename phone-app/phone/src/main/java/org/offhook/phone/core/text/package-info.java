/** Text written with a telephone's keypad. Pure. */
package org.offhook.phone.core.text;
