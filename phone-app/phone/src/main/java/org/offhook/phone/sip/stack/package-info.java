/**
 * jSIP, hosted: its sockets, transactions and threads behind a small face. Requests and responses come out on
 * the SIP loop; strangers do not come in at all. Dialogs are ours (see {@code sip.message.Dialog}).
 */
package org.offhook.phone.sip.stack;
