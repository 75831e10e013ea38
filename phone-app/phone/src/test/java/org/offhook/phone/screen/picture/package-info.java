/** Pictures of all screens, as the displays show them that the drivers wrote to. */
package org.offhook.phone.screen.picture;
