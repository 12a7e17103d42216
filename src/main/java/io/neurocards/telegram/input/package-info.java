/** What a customer did, read from an update of Telegram and believed in nothing. */
@NullMarked
package io.neurocards.telegram.input;

import org.jspecify.annotations.NullMarked;
