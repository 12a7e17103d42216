package io.neurocards.media;

/** How a JPEG with four values per pixel codes cyan, magenta, yellow and black. */
enum InkCoding {
    /** The values are no inks. */
    NONE,
    /** 0 is no ink. */
    PLAIN,
    /** 255 is no ink, as Adobe's programs write it. */
    INVERTED,
    /** Inverted, and the first three turned into brightness and two colour differences. */
    INVERTED_YCCK;

    /** Turns one row of values into inks of 0 to 255, in place. */
    void toInks(int[] samples, int width) {
        for (var i = 0; i < width * 4; i += 4) {
            switch (this) {
                case NONE, PLAIN -> {
                    return;
                }
                case INVERTED -> {
                    for (var band = 0; band < 4; band++) {
                        samples[i + band] = 255 - samples[i + band];
                    }
                }
                case INVERTED_YCCK -> yccToInks(samples, i);
            }
        }
    }

    /** The stored values are inverted inks, and YCC codes their complement (ITU-T T.871 gives the factors). */
    private static void yccToInks(int[] samples, int i) {
        var brightness = samples[i];
        var blueness = samples[i + 1] - 128;
        var redness = samples[i + 2] - 128;
        samples[i] = limited(brightness + 1.402 * redness);
        samples[i + 1] = limited(brightness - 0.344136 * blueness - 0.714136 * redness);
        samples[i + 2] = limited(brightness + 1.772 * blueness);
        samples[i + 3] = 255 - samples[i + 3];
    }

    private static int limited(double value) {
        return (int) Math.clamp(Math.round(value), 0L, 255L);
    }
}
