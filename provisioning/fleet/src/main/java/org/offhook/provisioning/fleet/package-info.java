/**
 * The configuration server: reads a folder of layers ({@link org.offhook.provisioning.fleet.FleetFolder}), renders a
 * configuration for each phone, and serves or writes it. Not on the device. See docs/provisioning.md.
 */
package org.offhook.provisioning.fleet;
