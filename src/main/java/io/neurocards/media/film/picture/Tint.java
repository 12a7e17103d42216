package io.neurocards.media.film.picture;

/**
 * How a pixel of a sprite is kept: Y, U, V (BT.709, limited range) and alpha in one {@code int}, lowest byte first, colours
 * multiplied by alpha. One load brings all four, and U and alpha, or V, of four pixels are summed side by side.
 */
final class Tint {

    private Tint() {}

    /** Converts {@code 0xAARRGGBB}. The factors are 219/255 and 224/255 of BT.709's in 65,536ths and 16,384ths. */
    static int premultiplied(int argb) {
        var alpha = argb >>> 24;
        var red = ((argb >> 16 & 255) * alpha + 127) / 255;
        var green = ((argb >> 8 & 255) * alpha + 127) / 255;
        var blue = ((argb & 255) * alpha + 127) / 255;
        var luma = (4064 * blue + 40254 * green + 11966 * red + 4112 * alpha + 32768) >> 16;
        var blueness = (7196 * blue - 5547 * green - 1649 * red + 8224 * alpha + 8192) >> 14;
        var redness = (7196 * red - 6536 * green - 660 * blue + 8224 * alpha + 8192) >> 14;
        return luma | blueness << 8 | redness << 16 | alpha << 24;
    }

    static int luma(int tint) {
        return tint & 255;
    }

    static int alpha(int tint) {
        return tint >>> 24;
    }

    /** U in the lower, alpha in the upper half: four of them add up without touching. */
    static int bluenessAndAlpha(int tint) {
        return tint >>> 8 & 0x00FF_00FF;
    }

    static int redness(int tint) {
        return tint >>> 16 & 255;
    }
}
