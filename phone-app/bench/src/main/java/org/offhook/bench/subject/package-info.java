/** The programs being measured: how each is configured and started, and what the kernel says about it. */
package org.offhook.bench.subject;
