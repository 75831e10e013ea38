/** The phone under pressure: what lets its audio thread come too late. */
package org.offhook.bench.stress;
