/** The clips that the simulated providers hand out: real small MP4s made by ffmpeg, and the faults they may have. */
@NullMarked
package io.neurocards.sandbox.providers.clips;

import org.jspecify.annotations.NullMarked;
