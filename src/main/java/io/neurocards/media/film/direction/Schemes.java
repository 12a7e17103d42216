package io.neurocards.media.film.direction;

import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Tone;
import io.neurocards.media.film.stage.Palette;
import io.neurocards.media.film.stage.Scheme;
import io.neurocards.media.film.stage.Scheme.Surface;
import io.neurocards.media.film.stage.Subject;

/** Colours of sets, taken from the product's own: low chroma, and light enough or dark enough to set it off. */
final class Schemes {

    private static final double WARM_HUE = 70;
    private static final double COOL_HUE = 262;
    private static final double GLASS = 0.25;

    /** In front of white a white product cannot be told from glass; it is taken for white. */
    private static final double WHITE = 91;

    private final Subject subject;
    private final Palette palette;

    Schemes(Subject subject) {
        this.subject = subject;
        this.palette = subject.palette();
    }

    /** Dark walls with a pool of light behind the product; a dark product gets a brighter pool, or it would drown. */
    Scheme dark(double turn) {
        // A pale product with a bright accent stands out against the accent's opposite; others against their own hue.
        var opposite = palette.isColourful()
                && palette.mean().lightness() > 62
                && palette.mean().chroma() < 12;
        var hue = hue(turn) + (opposite ? 190 : 0);
        var lift = Math.clamp((52 - palette.mean().lightness()) / 30, 0, 1);
        var chroma = palette.isColourful() ? 13 : 7;
        if (isGlass()) {
            return scheme(
                    surface(hue, chroma * 0.7, 24, chroma * 0.8, 44, chroma * 0.6, subject.behind()),
                    surface(hue, chroma * 0.7, 20, chroma * 0.8, 40, chroma * 0.7, subject.behind() - 12),
                    Lab.polar(50, chroma, hue),
                    Lab.polar(88, 12, hue));
        }
        var glow = 40 + 22 * lift;
        return scheme(
                surface(hue, chroma * 0.55, 6 + 6 * lift, chroma, 18 + 10 * lift, chroma * 1.15, glow),
                surface(hue, chroma * 0.5, 5 + 4 * lift, chroma * 0.9, 15 + 9 * lift, chroma, glow * 0.72),
                Lab.polar(24 + 10 * lift, chroma, hue),
                Lab.polar(88, 18, hue));
    }

    /** Nearly white, with a breath of colour; a white product gets a shade more, or it would vanish. */
    Scheme airy(double turn) {
        var hue = hue(turn);
        var pale = Math.clamp((palette.mean().lightness() - 62) / 20, 0, 1);
        var chroma = 4.5 + 4.5 * pale;
        return scheme(
                surface(hue, chroma + 1, 78 - 15 * pale, chroma, 88 - 10 * pale, chroma * 0.6, 96.5 - 6 * pale),
                surface(hue, chroma + 1, 76 - 13 * pale, chroma, 87 - 9 * pale, chroma * 0.7, 95 - 5 * pale),
                Lab.polar(92 - 8 * pale, chroma * 1.6, hue + 12),
                Lab.polar(99, 3, WARM_HUE));
    }

    /** Two clear colours: the wall opposite to the product's own, a shape near to it. */
    Scheme block(double turn) {
        var own = palette.isColourful() ? palette.accent().hue() : WARM_HUE;
        var hue = own + 180 + turn;
        var middle = palette.mean().lightness() > 60 ? 58 : 70;
        var chroma = 21;
        return scheme(
                surface(hue, chroma, middle - 16, chroma + 2, middle, chroma - 1, middle + 11),
                surface(hue, chroma, middle - 23, chroma + 1, middle - 9, chroma, middle + 7),
                Lab.polar(middle + 17, 22, own + 6),
                Lab.polar(95, 12, WARM_HUE));
    }

    /** A plastered wall by a window. */
    Scheme daylight(double hue, double chroma, double lightness) {
        var pale = Math.clamp((palette.mean().lightness() - 66) / 20, 0, 1);
        var middle = lightness - 7 * pale;
        return scheme(
                surface(hue, chroma + 2, middle - 19, chroma, middle - 4, chroma * 0.8, Math.min(97, middle + 13)),
                surface(hue - 5, chroma + 4, middle - 24, chroma + 3, middle - 9, chroma + 1, middle + 8),
                Lab.polar(middle + 6, chroma + 4, hue),
                Lab.polar(96, 14, 80));
    }

    /** One colour as the customer named it. */
    Scheme named(double hue, double chroma, double lightness) {
        var span = Math.min(16, 0.9 * lightness);
        return scheme(
                surface(
                        hue,
                        chroma * 0.9,
                        lightness - span,
                        chroma,
                        lightness,
                        chroma * 0.8,
                        Math.min(97, lightness + 17)),
                surface(
                        hue,
                        chroma * 0.9,
                        lightness - span * 1.1,
                        chroma * 0.95,
                        lightness - 5,
                        chroma * 0.85,
                        Math.min(95, lightness + 10)),
                Lab.polar(Math.min(96, lightness + 12), chroma * 0.8, hue + 10),
                Lab.polar(94, 14, hue));
    }

    /** Whether so much shows through the product that the set must be as light as the one in the photo was. */
    boolean isGlass() {
        return subject.seeThrough() > GLASS && subject.behind() < WHITE;
    }

    private double hue(double turn) {
        if (palette.isColourful()) {
            return palette.accent().hue() + turn;
        }
        return (Math.abs(turn) > 90 ? WARM_HUE : COOL_HUE) + turn * 0.1;
    }

    private static Scheme scheme(Surface wall, Surface floor, Lab shape, Lab lamp) {
        return new Scheme(wall, floor, shape.tone(), lamp.tone());
    }

    private static Surface surface(
            double hue, double deepChroma, double deep, double chroma, double middle, double glowChroma, double glow) {
        return new Surface(tone(deep, deepChroma, hue), tone(middle, chroma, hue), tone(glow, glowChroma, hue));
    }

    private static Tone tone(double lightness, double chroma, double hue) {
        return Lab.polar(Math.clamp(lightness, 2, 98), Math.max(0, chroma), hue).tone();
    }
}
