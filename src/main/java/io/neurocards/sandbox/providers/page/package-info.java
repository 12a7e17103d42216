/** The page of the simulated providers: what they do, how fast, and what shall go wrong next. */
@NullMarked
package io.neurocards.sandbox.providers.page;

import org.jspecify.annotations.NullMarked;
