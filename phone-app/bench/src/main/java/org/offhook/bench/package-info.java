/**
 * Measuring the program from outside: {@code ./offhook bench call} (a call beside baresip) and
 * {@code ./offhook bench start} (start time and memory). Nothing of the product is used to measure the product: the
 * SIP and RTP in {@code peer} and {@code media} are an instrument of their own, small enough to be checked by
 * reading. Benchmarks of single functions (JMH) belong in a package {@code audio} beside these.
 */
package org.offhook.bench;
