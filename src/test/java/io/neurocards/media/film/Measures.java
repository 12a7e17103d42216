package io.neurocards.media.film;

import io.neurocards.media.film.camera.Shot.Entrance;
import io.neurocards.media.film.picture.ColourDifference;
import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Picture;
import java.awt.image.BufferedImage;

/** What can be said about a film in figures. */
final class Measures {

    private Measures() {}

    /**
     * Mean CIEDE2000 between the product in a frame and in the photo, and how closely their light and dark follow each other,
     * after undoing the frame's known transform; only well inside the product.
     */
    record Fidelity(double colourDifference, double correlation) {}

    static Fidelity fidelity(Reel reel, int frame, BufferedImage image) {
        var placement = reel.placement(frame);
        var own = reel.plan().stage().subject().picture();
        var factor = Math.min(1, placement.factor());
        var photo = own.shrunk(factor);
        var back = placement.inverse();
        double difference = 0, count = 0, sumA = 0, sumB = 0, sumAb = 0, sumAa = 0, sumBb = 0;
        for (var y = 0; y < image.getHeight(); y += 2) {
            for (var x = 0; x < image.getWidth(); x += 2) {
                var px = back.x(x + 0.5, y + 0.5) * factor - 0.5;
                var py = back.y(x + 0.5, y + 0.5) * factor - 0.5;
                if (!solid(photo, (int) px, (int) py)) {
                    continue;
                }
                var expected = sampled(photo, px, py);
                var shown = Lab.of(image.getRGB(x, y));
                difference += ColourDifference.of(expected, shown);
                sumA += expected.lightness();
                sumB += shown.lightness();
                sumAb += expected.lightness() * shown.lightness();
                sumAa += expected.lightness() * expected.lightness();
                sumBb += shown.lightness() * shown.lightness();
                count++;
            }
        }
        var covariance = sumAb / count - sumA / count * sumB / count;
        var spread =
                Math.sqrt((sumAa / count - Math.pow(sumA / count, 2)) * (sumBb / count - Math.pow(sumB / count, 2)));
        return new Fidelity(difference / count, covariance / spread);
    }

    private static boolean solid(Picture photo, int x, int y) {
        for (var dy = -3; dy <= 4; dy++) {
            for (var dx = -3; dx <= 4; dx++) {
                if (x + dx < 0
                        || y + dy < 0
                        || x + dx >= photo.width()
                        || y + dy >= photo.height()
                        || photo.at(x + dx, y + dy) >>> 24 < 255) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Lab sampled(Picture photo, double x, double y) {
        var left = (int) x;
        var top = (int) y;
        var upper = Lab.of(photo.at(left, top)).towards(Lab.of(photo.at(left + 1, top)), x - left);
        var lower = Lab.of(photo.at(left, top + 1)).towards(Lab.of(photo.at(left + 1, top + 1)), x - left);
        return upper.towards(lower, y - top);
    }

    /** How far the middle of the product moves between two frames of one take at most, in pixels of a 1080x1920 frame. */
    static double largestJump(Reel reel) {
        double largest = 0;
        for (var frame = 1; frame < reel.frames(); frame++) {
            if (sameTake(reel, frame)) {
                largest = Math.max(largest, step(reel, frame));
            }
        }
        return largest;
    }

    /** How much that motion changes from frame to frame at most: what the eye sees as jitter. */
    static double largestJerk(Reel reel) {
        double largest = 0;
        for (var frame = 2; frame < reel.frames(); frame++) {
            if (sameTake(reel, frame) && sameTake(reel, frame - 1)) {
                largest = Math.max(largest, Math.abs(step(reel, frame) - step(reel, frame - 1)));
            }
        }
        return largest;
    }

    static double smallestStep(Reel reel) {
        double smallest = 1e9;
        for (var frame = 1; frame < reel.frames(); frame++) {
            smallest = Math.min(smallest, step(reel, frame));
        }
        return smallest;
    }

    private static boolean sameTake(Reel reel, int frame) {
        var timeline = reel.plan().timeline();
        var shot = timeline.current((double) frame / FilmOrder.USUAL_RATE);
        return shot == timeline.current((frame - 1.0) / FilmOrder.USUAL_RATE)
                || timeline.shots().get(shot).entrance() == Entrance.CONTINUED;
    }

    private static double step(Reel reel, int frame) {
        var box = reel.plan().stage().subject().box();
        var now = reel.placement(frame);
        var before = reel.placement(frame - 1);
        double most = 0;
        for (var corner = 0; corner < 4; corner++) {
            var x = corner % 2 == 0 ? box.x() : box.right();
            var y = corner / 2 == 0 ? box.y() : box.bottom();
            most = Math.max(most, Math.hypot(now.x(x, y) - before.x(x, y), now.y(x, y) - before.y(x, y)));
        }
        return most * 1080 / reel.size().width();
    }

    /** Mean difference of two frames per byte: above about 8 they differ at first sight. */
    static double difference(byte[] one, byte[] other) {
        double sum = 0;
        for (var i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 255) - (other[i] & 255));
        }
        return sum / one.length;
    }

    /** The share of the picture outside the product that lies in flat steps: runs of 24 equal values in a row. */
    static double banding(byte[] luma, int width) {
        var flat = 0;
        var run = 1;
        for (var i = 1; i < luma.length; i++) {
            run = luma[i] == luma[i - 1] && i % width != 0 ? run + 1 : 1;
            flat += run == 24 ? 24 : run > 24 ? 1 : 0;
        }
        return (double) flat / luma.length;
    }
}
