package io.neurocards.media.film.picture;

/** A colour in CIE L*a*b* (D65): lightness 0 to 100, and two opponent axes. */
public record Lab(double lightness, double a, double b) {

    private static final double WHITE_X = 0.95047;
    private static final double WHITE_Z = 1.08883;
    private static final float[] LINEAR = linearised();

    public static Lab of(int rgb) {
        double red = LINEAR[rgb >> 16 & 255];
        double green = LINEAR[rgb >> 8 & 255];
        double blue = LINEAR[rgb & 255];
        var x = bent((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE_X);
        var y = bent(0.2126729 * red + 0.7151522 * green + 0.0721750 * blue);
        var z = bent((0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / WHITE_Z);
        return new Lab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    public static Lab polar(double lightness, double chroma, double hueDegrees) {
        var hue = Math.toRadians(hueDegrees);
        return new Lab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }

    public double chroma() {
        return Math.hypot(a, b);
    }

    /** In degrees, 0 to 360: 40 is orange, 100 yellow, 150 green, 260 blue. */
    public double hue() {
        var degrees = Math.toDegrees(Math.atan2(b, a));
        return degrees < 0 ? degrees + 360 : degrees;
    }

    public Lab withLightness(double value) {
        return new Lab(value, a, b);
    }

    public Lab towards(Lab other, double share) {
        return new Lab(
                lightness + (other.lightness - lightness) * share,
                a + (other.a - a) * share,
                b + (other.b - b) * share);
    }

    /** Plain distance (CIE 1976): good enough to compare neighbours. */
    public double distance(Lab other) {
        return Math.sqrt((lightness - other.lightness) * (lightness - other.lightness)
                + (a - other.a) * (a - other.a)
                + (b - other.b) * (b - other.b));
    }

    /** As sRGB, 0 to 255 each, not rounded; what lies outside sRGB is clipped. */
    public Tone tone() {
        var y = (lightness + 16) / 116;
        var x = WHITE_X * straight(y + a / 500);
        var z = WHITE_Z * straight(y - b / 200);
        var luminance = straight(y);
        return new Tone(
                encoded(3.2404542 * x - 1.5371385 * luminance - 0.4985314 * z),
                encoded(-0.9692660 * x + 1.8760108 * luminance + 0.0415560 * z),
                encoded(0.0556434 * x - 0.2040259 * luminance + 1.0572252 * z));
    }

    private static double bent(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double straight(double t) {
        return t > 0.206893 ? t * t * t : (t - 16.0 / 116) / 7.787;
    }

    private static float encoded(double linear) {
        var value = Math.clamp(linear, 0, 1);
        return (float) (255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055));
    }

    private static float[] linearised() {
        var table = new float[256];
        for (var i = 0; i < 256; i++) {
            var value = i / 255.0;
            table[i] = (float) (value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return table;
    }
}
