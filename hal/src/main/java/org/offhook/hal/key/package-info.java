/** Keys of a phone and what they report. */
package org.offhook.hal.key;
