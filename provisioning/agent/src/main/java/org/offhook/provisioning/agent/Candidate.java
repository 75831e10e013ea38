package org.offhook.provisioning.agent;

import org.offhook.provisioning.config.PhoneConfig;

/** Settings and the text that they were read from. */
record Candidate(PhoneConfig config, StoredConfig origin) {}
