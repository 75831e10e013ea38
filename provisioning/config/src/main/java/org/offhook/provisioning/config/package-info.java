/**
 * What the phone is told to do: {@link org.offhook.provisioning.config.PhoneConfig} and its readers.
 *
 * <p>A configuration passes four steps, each of which collects problems instead of stopping at the
 * first: text to located tree ({@code tree}), tree against the field table ({@code schema}), rules
 * between fields, and binding to records. Every value of the tree knows its file and line, so trees of
 * several files can be merged between the first and the second step without losing where a value
 * came from.
 */
package org.offhook.provisioning.config;
