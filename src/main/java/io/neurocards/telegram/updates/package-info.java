/** How updates come in, by polling or by webhook: each acted on once, in the order of its chat. */
@NullMarked
package io.neurocards.telegram.updates;

import org.jspecify.annotations.NullMarked;
