package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a coarse region into a fine edge: inside a narrow band each pixel is explained as a mixture of the product's and
 * the background's nearby colours; its alpha is the share of the product, its colour is freed of the background.
 */
final class Matte {

    private static final double FEATHER = 0.8;

    private final Picture photo;
    private final Region region;
    private final double factor;

    Matte(Picture photo, Region region) {
        this.photo = photo;
        this.region = region;
        this.factor = (double) photo.width() / region.width();
    }

    /** The product within {@code box} of the photo, with alpha. */
    Picture over(Box box) {
        var part = photo.crop(box);
        var inside = around(region.shrunk(2).soft(), box);
        var outside = around(region.grown(1).inverted().soft(), box);
        var coarse = around(region.soft().blurred(1.3), box);
        var reach = Math.max(2, 3.2 * factor);
        var product = Mean.of(part, inside, reach);
        var background = Mean.of(part, outside, reach);
        var alpha = new SoftMap(box.width(), box.height());
        for (var i = 0; i < alpha.values().length; i++) {
            alpha.values()[i] = inside.values()[i] > 0.99f
                    ? 1
                    : outside.values()[i] > 0.99f ? 0 : share(part, i, product, background, coarse.values()[i]);
        }
        return cleaned(part, alpha.blurred(FEATHER), background, inside);
    }

    /** How much of the product there is in a pixel of the band. */
    private static float share(Picture part, int i, Mean product, Mean background, float coarse) {
        var x = i % part.width();
        var y = i / part.width();
        var pixel = part.argb()[i];
        double along = 0;
        double length = 0;
        for (var channel = 0; channel < 3; channel++) {
            var behind = background.at(channel, x, y);
            var difference = product.at(channel, x, y) - behind;
            along += ((pixel >> (16 - 8 * channel) & 255) - behind) * difference;
            length += difference * difference;
        }
        var shape = Math.clamp((coarse - 0.34f) / 0.32f, 0f, 1f);
        // The closer the two colours are, the less a mixture can be told apart: then the shape decides.
        var certainty = Math.clamp((Math.sqrt(length) - 40) / 50, 0, 1);
        var mixed = length < 1 ? shape : Math.clamp((along / length - 0.06) / 0.88, 0, 1);
        return (float) (shape + (mixed - shape) * certainty);
    }

    private static Picture cleaned(Picture part, SoftMap alpha, Mean background, SoftMap inside) {
        var out = new int[part.argb().length];
        for (var i = 0; i < out.length; i++) {
            var share = alpha.values()[i];
            var pixel = part.argb()[i];
            if (inside.values()[i] > 0.99f && share > 0.995f) {
                out[i] = pixel | 0xFF000000;
            } else if (share > 0.004f) {
                var result = Math.round(share * 255);
                for (var channel = 0; channel < 3; channel++) {
                    var seen = pixel >> (16 - 8 * channel) & 255;
                    var own = (seen - (1 - share) * background.at(channel, i % part.width(), i / part.width()))
                            / Math.max(share, 0.15f);
                    result = result << 8 | (int) Math.round(Math.clamp(own, 0, 255));
                }
                out[i] = result;
            }
        }
        return new Picture(part.width(), part.height(), out);
    }

    private SoftMap around(SoftMap small, Box box) {
        var map = new SoftMap(box.width(), box.height());
        for (var y = 0; y < box.height(); y++) {
            for (var x = 0; x < box.width(); x++) {
                var sx = (float) Math.clamp((box.x() + x + 0.5) / factor - 0.5, 0, small.width() - 1.001);
                var sy = (float) Math.clamp((box.y() + y + 0.5) / factor - 0.5, 0, small.height() - 1.001);
                map.set(x, y, small.sample(sx, sy));
            }
        }
        return map;
    }

    /** The mean colour of the members near each pixel. */
    private record Mean(List<SoftMap> channels, SoftMap weight) {

        static Mean of(Picture part, SoftMap members, double sigma) {
            // A third of the size is plenty for means over a wide neighbourhood, and nine times as fast.
            var w = Math.max(1, part.width() / 3);
            var h = Math.max(1, part.height() / 3);
            var weight = members.resized(w, h);
            var channels = new ArrayList<SoftMap>();
            for (var channel = 0; channel < 3; channel++) {
                var map = new SoftMap(w, h);
                for (var y = 0; y < h; y++) {
                    for (var x = 0; x < w; x++) {
                        var pixel =
                                part.at(Math.min(part.width() - 1, 3 * x + 1), Math.min(part.height() - 1, 3 * y + 1));
                        map.set(x, y, weight.at(x, y) * (pixel >> (16 - 8 * channel) & 255));
                    }
                }
                channels.add(map.blurred(sigma / 3));
            }
            return new Mean(channels, weight.blurred(sigma / 3));
        }

        double at(int channel, int x, int y) {
            var u = Math.clamp((x - 1) / 3f, 0, weight.width() - 1.001f);
            var v = Math.clamp((y - 1) / 3f, 0, weight.height() - 1.001f);
            return channels.get(channel).sample(u, v) / Math.max(weight.sample(u, v), 1e-4f);
        }
    }
}
