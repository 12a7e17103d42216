package io.neurocards.media.film;

/** Size of the frames in pixels: 9:16; both sides a multiple of 4. */
record FrameSize(int width, int height) {

    static final FrameSize FULL = new FrameSize(1080, 1920);

    int bytes() {
        return width * height * 3 / 2;
    }
}
