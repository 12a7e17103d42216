/** The methods of the Bot API, each with the refusals of the real one. */
@NullMarked
package io.neurocards.sandbox.telegram.methods;

import org.jspecify.annotations.NullMarked;
