package io.neurocards.media.film.stage;

import io.neurocards.media.film.picture.Tone;

/**
 * The colours of a set: each surface in shadow, as it is, and where the light falls.
 *
 * @param shape of a disc, an arch or a block on the wall
 * @param lamp the colour of specks and beams of light
 */
public record Scheme(Surface wall, Surface floor, Tone shape, Tone lamp) {

    /** One surface from its darkest to its brightest. */
    public record Surface(Tone deep, Tone middle, Tone glow) {}
}
