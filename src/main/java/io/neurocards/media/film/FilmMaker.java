package io.neurocards.media.film;

import java.nio.file.Path;

/** Makes films from photos. Safe for several threads. */
public interface FilmMaker {

    /**
     * Makes the film and its poster; both appear only when they are whole. On failure or interruption no process goes on.
     *
     * @throws FilmException says whether trying again may help
     */
    Film render(FilmOrder order, Path clip, Path poster, ProgressListener progress)
            throws FilmException, InterruptedException;
}
