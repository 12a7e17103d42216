/** What the clients of paid vendors share: one bounded HTTP exchange, and what an error's words mean. */
@NullMarked
package io.neurocards.providers.wire;

import org.jspecify.annotations.NullMarked;
