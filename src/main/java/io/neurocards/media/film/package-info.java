/** The {@code local} model: a film of eight seconds from one photo, made on this machine. */
@NullMarked
@NamedInterface("film")
package io.neurocards.media.film;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
