/**
 * Finds out how a phone is wired by asking its user to press, lift and dial. Pure logic above lines and loop: a front
 * end shows the prompts.
 */
package org.offhook.hal.learn;
