package io.neurocards.media.film.picture;

/** A rectangle of whole pixels; {@code right} and {@code bottom} are just outside. */
public record Box(int x, int y, int width, int height) {

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2.0;
    }

    public double centreY() {
        return y + height / 2.0;
    }

    public Box grownBy(int margin, int maxWidth, int maxHeight) {
        var left = Math.max(0, x - margin);
        var top = Math.max(0, y - margin);
        return new Box(
                left, top, Math.min(maxWidth, right() + margin) - left, Math.min(maxHeight, bottom() + margin) - top);
    }

    public Box scaled(double factor) {
        return new Box(
                (int) Math.round(x * factor),
                (int) Math.round(y * factor),
                Math.max(1, (int) Math.round(width * factor)),
                Math.max(1, (int) Math.round(height * factor)));
    }
}
