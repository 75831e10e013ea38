/** What the phone keeps over a loss of power: the call list, and what was set at the phone. */
package org.offhook.phone.store;
