package io.neurocards.media.film.stage;

import io.neurocards.media.film.camera.Pose;
import io.neurocards.media.film.picture.Canvas;

/** What is behind the product. A new one is a class here and a line in the director's choice. */
public interface Backdrop {

    /** Paints all of the canvas for one position of the camera. Must be a pure function: frames are made in parallel. */
    void paint(Canvas canvas, Pose pose, double seconds);
}
