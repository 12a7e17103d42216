package io.neurocards.media.film.picture;

/** An sRGB colour with fractions: 0 to 255 each. */
public record Tone(float red, float green, float blue) {

    public static final Tone BLACK = new Tone(0, 0, 0);
    public static final Tone WHITE = new Tone(255, 255, 255);

    public Tone towards(Tone other, double share) {
        var part = (float) share;
        return new Tone(
                red + (other.red - red) * part,
                green + (other.green - green) * part,
                blue + (other.blue - blue) * part);
    }

    public Lab lab() {
        return Lab.of(Math.round(red) << 16 | Math.round(green) << 8 | Math.round(blue));
    }
}
