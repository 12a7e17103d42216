package io.neurocards.media.film.picture;

/** A move, turn and scale of the plane: {@code x' = a x + b y + c}, {@code y' = d x + e y + f}. */
public record Affine(double a, double b, double c, double d, double e, double f) {

    public static Affine shift(double x, double y) {
        return new Affine(1, 0, x, 0, 1, y);
    }

    public static Affine scale(double factor) {
        return new Affine(factor, 0, 0, 0, factor, 0);
    }

    public static Affine scale(double horizontally, double vertically) {
        return new Affine(horizontally, 0, 0, 0, vertically, 0);
    }

    public static Affine turn(double degrees) {
        var angle = Math.toRadians(degrees);
        return new Affine(Math.cos(angle), -Math.sin(angle), 0, Math.sin(angle), Math.cos(angle), 0);
    }

    /** First this, then {@code next}. */
    public Affine then(Affine next) {
        return new Affine(
                next.a * a + next.b * d,
                next.a * b + next.b * e,
                next.a * c + next.b * f + next.c,
                next.d * a + next.e * d,
                next.d * b + next.e * e,
                next.d * c + next.e * f + next.f);
    }

    public Affine inverse() {
        var determinant = a * e - b * d;
        return new Affine(
                e / determinant,
                -b / determinant,
                (b * f - c * e) / determinant,
                -d / determinant,
                a / determinant,
                (c * d - a * f) / determinant);
    }

    public double x(double x, double y) {
        return a * x + b * y + c;
    }

    public double y(double x, double y) {
        return d * x + e * y + f;
    }

    /** How much larger things become. */
    public double factor() {
        return Math.sqrt(Math.abs(a * e - b * d));
    }
}
