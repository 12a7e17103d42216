package io.neurocards.media.film.picture;

/**
 * A backdrop being painted: sRGB with fractions, a quarter of the frame's size each way. Backdrops are soft, so this is
 * enough, and sixteen times cheaper; {@link FramePlanes#fill} brings it to full size without losing the fractions.
 */
public final class Canvas {

    /** Frame pixels per canvas pixel. */
    public static final int REDUCTION = 4;

    private final int width;
    private final int height;
    private final float[] red;
    private final float[] green;
    private final float[] blue;

    public Canvas(int frameWidth, int frameHeight) {
        width = Math.ceilDiv(frameWidth, REDUCTION);
        height = Math.ceilDiv(frameHeight, REDUCTION);
        red = new float[width * height];
        green = new float[width * height];
        blue = new float[width * height];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public void set(int i, float r, float g, float b) {
        red[i] = r;
        green[i] = g;
        blue[i] = b;
    }

    public void blend(int i, Tone tone, float share) {
        blend(i, tone.red(), tone.green(), tone.blue(), share);
    }

    public void blend(int i, float r, float g, float b, float share) {
        red[i] += (r - red[i]) * share;
        green[i] += (g - green[i]) * share;
        blue[i] += (b - blue[i]) * share;
    }

    /** Multiplies each channel: light and shadow that keep the colour of what they fall on. */
    public void shade(int i, float r, float g, float b) {
        red[i] *= r;
        green[i] *= g;
        blue[i] *= b;
    }

    public void screen(int i, Tone light, float share) {
        red[i] += (255 - red[i]) * share * light.red() / 255;
        green[i] += (255 - green[i]) * share * light.green() / 255;
        blue[i] += (255 - blue[i]) * share * light.blue() / 255;
    }

    void luma(float[] out) {
        weighted(out, 16, 0.2126f * 219 / 255, 0.7152f * 219 / 255, 0.0722f * 219 / 255);
    }

    void blueness(float[] out) {
        weighted(out, 128, -0.114572f * 224 / 255, -0.385428f * 224 / 255, 0.5f * 224 / 255);
    }

    void redness(float[] out) {
        weighted(out, 128, 0.5f * 224 / 255, -0.454153f * 224 / 255, -0.045847f * 224 / 255);
    }

    private void weighted(float[] out, float offset, float ofRed, float ofGreen, float ofBlue) {
        for (var i = 0; i < out.length; i++) {
            out[i] = (offset + ofRed * red[i] + ofGreen * green[i] + ofBlue * blue[i]) * FramePlanes.ONE;
        }
    }
}
