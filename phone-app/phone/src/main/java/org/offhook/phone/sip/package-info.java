/** The SIP user agent: the only place, with its sub-packages, where jSIP is seen. */
package org.offhook.phone.sip;
