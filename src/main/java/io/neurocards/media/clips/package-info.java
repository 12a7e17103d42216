/** Finishes clips and prepares what clips are made of: the mark that says who made one, its poster, and the photo in a clip's ratio. */
@NullMarked
@NamedInterface("clips")
package io.neurocards.media.clips;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
