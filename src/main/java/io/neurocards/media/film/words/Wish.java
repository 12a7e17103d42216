package io.neurocards.media.film.words;

/** One thing that a customer can ask of the camera, the light or the set. A new word for one of these is a line in {code vocabulary.txt}. */
public sealed interface Wish {

    /** A move of the camera; several follow one another. */
    enum Move implements Wish {
        IN,
        OUT,
        LEFT,
        RIGHT,
        UP,
        DOWN,
        ORBIT,
        STILL
    }

    enum Pace implements Wish {
        SLOW,
        FAST
    }

    enum Brightness implements Wish {
        DARK,
        LIGHT
    }

    enum Warmth implements Wish {
        WARM,
        COLD
    }

    /**
     * A colour of the backdrop.
     *
     * @param hue in degrees of Lab
     * @param chroma 0 for grey, black and white
     * @param lightness 0 to 100
     */
    record Colour(double hue, double chroma, double lightness) implements Wish {}
}
