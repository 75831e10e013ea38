/**
 * The menu that the keypad works: what it offers is data ({@link org.offhook.phone.core.menu.MenuTree}), where
 * the user stands in it is an immutable value ({@link org.offhook.phone.core.menu.Menu}), and a step from one
 * place to the next is a pure function ({@link org.offhook.phone.core.menu.MenuSteps}). A new entry is a
 * {@link org.offhook.phone.core.menu.Title} with its words, and a node in the tree.
 */
package org.offhook.phone.core.menu;
