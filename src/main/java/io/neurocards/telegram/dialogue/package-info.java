/** The conversation with a customer: where it stands, what each input does to it, and what is said. */
@NullMarked
package io.neurocards.telegram.dialogue;

import org.jspecify.annotations.NullMarked;
