/** The display as the web shows it: characters of five by eight dots, as text and as a picture. */
package org.offhook.phone.web.screen;
