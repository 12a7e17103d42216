package io.neurocards.media.film.picture;

/** CIEDE2000: how different two colours look; 1 is just noticeable. */
public final class ColourDifference {

    private static final double POWER = Math.pow(25, 7);

    private ColourDifference() {}

    public static double of(Lab one, Lab other) {
        var meanChroma = Math.pow((one.chroma() + other.chroma()) / 2, 7);
        var g = 0.5 * (1 - Math.sqrt(meanChroma / (meanChroma + POWER)));
        var first = new Lab(one.lightness(), one.a() * (1 + g), one.b());
        var second = new Lab(other.lightness(), other.a() * (1 + g), other.b());
        var grey = first.chroma() * second.chroma() == 0;
        var turn = grey ? 0 : second.hue() - first.hue();
        turn = turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
        var lightness = second.lightness() - first.lightness();
        var chroma = second.chroma() - first.chroma();
        var hue = 2 * Math.sqrt(first.chroma() * second.chroma()) * Math.sin(Math.toRadians(turn) / 2);
        var meanHue = grey ? first.hue() + second.hue() : meanHue(first.hue(), second.hue());
        var middle = (first.chroma() + second.chroma()) / 2;
        var t = 1
                - 0.17 * cos(meanHue - 30)
                + 0.24 * cos(2 * meanHue)
                + 0.32 * cos(3 * meanHue + 6)
                - 0.20 * cos(4 * meanHue - 63);
        var fromFifty = Math.pow((first.lightness() + second.lightness()) / 2 - 50, 2);
        var l = lightness / (1 + 0.015 * fromFifty / Math.sqrt(20 + fromFifty));
        var c = chroma / (1 + 0.045 * middle);
        var h = hue / (1 + 0.015 * middle * t);
        var seventh = Math.pow(middle, 7);
        var rotation = -2
                * Math.sqrt(seventh / (seventh + POWER))
                * Math.sin(Math.toRadians(60 * Math.exp(-Math.pow((meanHue - 275) / 25, 2))));
        return Math.sqrt(l * l + c * c + h * h + rotation * c * h);
    }

    private static double meanHue(double one, double other) {
        var sum = one + other;
        return Math.abs(one - other) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
    }

    private static double cos(double degrees) {
        return Math.cos(Math.toRadians(degrees));
    }
}
