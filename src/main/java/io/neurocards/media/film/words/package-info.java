/** What customers say about the camera, in Russian and English, as wishes that a film can obey. */
@NullMarked
package io.neurocards.media.film.words;

import org.jspecify.annotations.NullMarked;
