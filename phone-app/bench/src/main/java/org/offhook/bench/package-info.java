/**
 * Measuring the program from outside: {@code ./offhook bench call} (a call beside baresip), {@code start} (start time
 * and memory), {@code impairment} (the same bad networks for both), {@code audio} (single functions by JMH, and how long
 * sound takes) and {@code stress} (the audio thread under pressure). Nothing of the product is used to measure the
 * product: the SIP and RTP in {@code peer} and {@code media} are an instrument of their own, small enough to be checked
 * by reading. Benchmarks of single functions belong in {@code audio}.
 */
package org.offhook.bench;
