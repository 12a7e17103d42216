/** Takes a product out of a plain background, judges its own work, and admits when the result should not be used. */
@NullMarked
package io.neurocards.media.film.cutout;

import org.jspecify.annotations.NullMarked;
