/** Kling's own API: the older interface with signed tokens or plain keys, and that of 2026 with plain keys only. */
@NullMarked
package io.neurocards.providers.kling;

import org.jspecify.annotations.NullMarked;
