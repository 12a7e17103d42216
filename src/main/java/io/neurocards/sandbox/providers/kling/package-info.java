/** Kling's developer API as it is on the wire: the older one below {@code /v1/videos}, and the one of 2026. */
@NullMarked
package io.neurocards.sandbox.providers.kling;

import org.jspecify.annotations.NullMarked;
