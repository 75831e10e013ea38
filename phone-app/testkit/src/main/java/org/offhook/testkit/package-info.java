/**
 * Real peers for tests and benchmarks: an Asterisk PBX, baresip, SIPp and a PulseAudio server, each in
 * a folder of its own, on free ports of the loop-back interface, gone when closed; and what is needed
 * to judge the sound that went through them: speech, WAV files, scores, tones.
 *
 * <p>Nothing here depends on another module of the project, so that a wrong idea in the phone cannot
 * hide behind the same wrong idea in its test.
 */
package org.offhook.testkit;
