package io.neurocards.media.film.cutout;

import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;

/** A photo in Lab, one map per channel. */
record LabImage(SoftMap lightness, SoftMap a, SoftMap b) {

    static LabImage of(Picture picture) {
        var image = new LabImage(
                new SoftMap(picture.width(), picture.height()),
                new SoftMap(picture.width(), picture.height()),
                new SoftMap(picture.width(), picture.height()));
        var pixels = picture.argb();
        for (var i = 0; i < pixels.length; i++) {
            var lab = Lab.of(pixels[i]);
            image.lightness.values()[i] = (float) lab.lightness();
            image.a.values()[i] = (float) lab.a();
            image.b.values()[i] = (float) lab.b();
        }
        return image;
    }

    int width() {
        return lightness.width();
    }

    int height() {
        return lightness.height();
    }

    LabImage blurred(double sigma) {
        return new LabImage(lightness.blurred(sigma), a.blurred(sigma), b.blurred(sigma));
    }

    LabImage without(LabImage other) {
        return new LabImage(difference(lightness, other.lightness), difference(a, other.a), difference(b, other.b));
    }

    private static SoftMap difference(SoftMap one, SoftMap other) {
        var result = new SoftMap(one.width(), one.height(), one.values().clone());
        for (var i = 0; i < result.values().length; i++) {
            result.values()[i] -= other.values()[i];
        }
        return result;
    }

    /** How much the colour changes here, per pixel of distance (central differences). */
    SoftMap steepness() {
        var result = new SoftMap(width(), height());
        for (var y = 0; y < height(); y++) {
            for (var x = 0; x < width(); x++) {
                double sum = 0;
                for (var channel : new SoftMap[] {lightness, a, b}) {
                    var dx = channel.at(Math.min(x + 1, width() - 1), y) - channel.at(Math.max(x - 1, 0), y);
                    var dy = channel.at(x, Math.min(y + 1, height() - 1)) - channel.at(x, Math.max(y - 1, 0));
                    sum += dx * dx + dy * dy;
                }
                result.set(x, y, (float) Math.sqrt(sum) / 2);
            }
        }
        return result;
    }
}
