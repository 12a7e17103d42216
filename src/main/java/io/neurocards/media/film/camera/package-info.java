/** Where the camera is at each moment: easing, moves, a hand that is never quite still, and the shots of a film. */
@NullMarked
package io.neurocards.media.film.camera;

import org.jspecify.annotations.NullMarked;
