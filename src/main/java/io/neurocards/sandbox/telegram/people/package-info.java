/** What people do: write, press, pay, block. The other side of the Bot API. */
@NullMarked
package io.neurocards.sandbox.telegram.people;

import org.jspecify.annotations.NullMarked;
