/** What the user has set at the phone itself, and the PIN that guards the rest. Pure data. */
package org.offhook.phone.core.user;
