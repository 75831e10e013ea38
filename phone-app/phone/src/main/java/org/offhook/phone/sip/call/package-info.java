/** Calls as SIP sees them: one leg each, in the phase it is in. */
package org.offhook.phone.sip.call;
