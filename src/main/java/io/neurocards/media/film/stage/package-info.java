/** The set that a product stands on: backdrop, light, shadow, and how they are painted for one position of the camera. */
@NullMarked
package io.neurocards.media.film.stage;

import org.jspecify.annotations.NullMarked;
