/** The order of a measurement: which program, which step, how often. */
package org.offhook.bench.run;
