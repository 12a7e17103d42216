/** The window in which somebody plays a Telegram user. */
@NullMarked
package io.neurocards.sandbox.telegram.page;

import org.jspecify.annotations.NullMarked;
