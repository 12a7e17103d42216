/** The generator that needs nothing but this machine: it renders a film from the photo with our own engine and ffmpeg. */
@NullMarked
package io.neurocards.providers.local;

import org.jspecify.annotations.NullMarked;
