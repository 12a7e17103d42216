/** Decides what a film shows: which set, which light, which shots, for each template and each of its variants. */
@NullMarked
package io.neurocards.media.film.direction;

import org.jspecify.annotations.NullMarked;
