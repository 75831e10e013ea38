/** Accounts: where their server is, how they show themselves, and their registration. */
package org.offhook.phone.sip.account;
