/**
 * A field table: which fields a configuration has, what each may hold, its default and its meaning.
 * The reader checks by it, and the published JSON Schema and the manual are printed from it.
 */
package org.offhook.provisioning.config.schema;
