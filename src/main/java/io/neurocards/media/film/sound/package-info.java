/** The bed of music under a film: made here from sine waves and noise, so nobody else holds rights in it. */
@NullMarked
package io.neurocards.media.film.sound;

import org.jspecify.annotations.NullMarked;
