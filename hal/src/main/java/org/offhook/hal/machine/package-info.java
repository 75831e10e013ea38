/** What this machine offers: which back end its lines and buses are reached by. */
package org.offhook.hal.machine;
