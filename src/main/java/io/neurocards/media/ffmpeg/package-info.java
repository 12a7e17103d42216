/** Finds a working ffmpeg and asks it about clips: what is in them, and one frame as a picture. */
@NullMarked
@NamedInterface("ffmpeg")
package io.neurocards.media.ffmpeg;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
