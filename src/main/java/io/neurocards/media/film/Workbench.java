package io.neurocards.media.film;

import io.neurocards.media.film.picture.Brush;
import io.neurocards.media.film.picture.Canvas;
import io.neurocards.media.film.picture.FramePlanes;

/** What one thread needs to make frames; used again for every frame. */
final class Workbench implements AutoCloseable {

    final Canvas canvas;
    final FramePlanes frame;
    final FramePlanes other;
    final Brush brush;

    Workbench(FrameSize size) {
        canvas = new Canvas(size.width(), size.height());
        frame = new FramePlanes(size.width(), size.height());
        other = new FramePlanes(size.width(), size.height());
        brush = new Brush(size.width(), size.height());
    }

    @Override
    public void close() {
        brush.close();
    }
}
