/** Draws how a board is wired, from its profile alone, so that the drawing cannot be wrong. */
package org.offhook.phone.board.diagram;
