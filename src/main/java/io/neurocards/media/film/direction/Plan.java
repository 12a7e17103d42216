package io.neurocards.media.film.direction;

import io.neurocards.media.film.camera.Timeline;
import io.neurocards.media.film.stage.Stage;

/** A film that only has to be shot: the set and the camera's way through it. */
public record Plan(Stage stage, Timeline timeline) {}
