/** Pixels: loading them, measuring their colours, and laying one picture over another into the planes of a video frame. */
@NullMarked
package io.neurocards.media.film.picture;

import org.jspecify.annotations.NullMarked;
