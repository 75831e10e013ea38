/** YAML as a tree in which every value knows the file, line and column that it was written at. */
package org.offhook.provisioning.config.tree;
