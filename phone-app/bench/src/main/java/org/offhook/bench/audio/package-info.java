/** What the way of the sound costs and how long it takes: functions alone, and scenarios. */
package org.offhook.bench.audio;
