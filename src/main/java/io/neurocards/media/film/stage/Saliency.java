package io.neurocards.media.film.stage;

import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;
import java.util.ArrayList;
import java.util.List;

/** Where the product probably is in a photo that it cannot be cut out of: colours rare at the border, sharp, near the middle. */
public final class Saliency {

    private static final int CELLS = 120;
    private static final int BORDER_COLOURS = 6;
    private static final double TAIL = 0.015;
    private static final double MARGIN = 0.1;
    private static final double WIDE = 0.62;

    private Saliency() {}

    public static Box box(Picture photo) {
        var small = photo.noLargerThan(CELLS);
        var map = map(small);
        var columns = new double[small.width()];
        var rows = new double[small.height()];
        for (var y = 0; y < small.height(); y++) {
            for (var x = 0; x < small.width(); x++) {
                columns[x] += map.at(x, y);
                rows[y] += map.at(x, y);
            }
        }
        var left = quantile(columns, TAIL);
        var right = quantile(columns, 1 - TAIL) + 1;
        var top = quantile(rows, TAIL);
        var bottom = quantile(rows, 1 - TAIL) + 1;
        var margin = Math.max(1, (int) (MARGIN * Math.max(right - left, bottom - top)));
        return nearlyAll(
                        new Box(left, top, right - left, bottom - top).grownBy(margin, small.width(), small.height()),
                        small)
                .scaled((double) photo.width() / small.width())
                .grownBy(0, photo.width(), photo.height());
    }

    /** Products are photographed in the middle; what fills most of the width is shown with all of it: better loose than cropped. */
    private static Box nearlyAll(Box box, Picture small) {
        var middle = small.width() / 2.0;
        var reach = Math.max(middle - box.x(), box.right() - middle);
        var offCentre = Math.abs(box.centreX() - middle) > 0.2 * small.width();
        var left = offCentre ? box.x() : (int) Math.max(0, middle - reach);
        var right = offCentre ? box.right() : (int) Math.min(small.width(), Math.ceil(middle + reach));
        return right - left < WIDE * small.width()
                ? new Box(left, box.y(), right - left, box.height())
                : new Box(0, box.y(), small.width(), box.height());
    }

    private static SoftMap map(Picture small) {
        var common = borderColours(small);
        var map = new SoftMap(small.width(), small.height());
        for (var y = 0; y < small.height(); y++) {
            for (var x = 0; x < small.width(); x++) {
                var lab = Lab.of(small.at(x, y));
                var rare = common.stream().mapToDouble(lab::distance).min().orElse(0);
                var dx = (x + 0.5) / small.width() - 0.5;
                var dy = (y + 0.5) / small.height() - 0.5;
                map.set(x, y, (float) (rare * Math.exp(-(dx * dx + dy * dy) / 0.09)));
            }
        }
        var soft = map.blurred(1.5);
        double mean = 0;
        for (var value : soft.values()) {
            mean += value / soft.values().length;
        }
        for (var i = 0; i < soft.values().length; i++) {
            soft.values()[i] = (float) Math.max(0, soft.values()[i] - 0.9 * mean);
        }
        return soft;
    }

    private static List<Lab> borderColours(Picture small) {
        var border = new ArrayList<Lab>();
        for (var y = 0; y < small.height(); y++) {
            for (var x = 0; x < small.width(); x++) {
                var edge = Math.min(Math.min(x, small.width() - 1 - x), Math.min(y, small.height() - 1 - y));
                if (edge < 4) {
                    border.add(Lab.of(small.at(x, y)));
                }
            }
        }
        var centres = new ArrayList<Lab>();
        for (var i = 0; i < BORDER_COLOURS; i++) {
            centres.add(border.get(border.size() * i / BORDER_COLOURS));
        }
        for (var round = 0; round < 6; round++) {
            var sums = new double[BORDER_COLOURS][4];
            for (var lab : border) {
                var sum = sums[nearest(centres, lab)];
                sum[0] += lab.lightness();
                sum[1] += lab.a();
                sum[2] += lab.b();
                sum[3]++;
            }
            for (var i = 0; i < BORDER_COLOURS; i++) {
                if (sums[i][3] > 0) {
                    centres.set(i, new Lab(sums[i][0] / sums[i][3], sums[i][1] / sums[i][3], sums[i][2] / sums[i][3]));
                }
            }
        }
        return centres;
    }

    private static int nearest(List<Lab> centres, Lab lab) {
        var best = 0;
        for (var i = 1; i < centres.size(); i++) {
            best = centres.get(i).distance(lab) < centres.get(best).distance(lab) ? i : best;
        }
        return best;
    }

    private static int quantile(double[] weights, double share) {
        double sum = 0;
        for (var weight : weights) {
            sum += weight;
        }
        double seen = 0;
        for (var i = 0; i < weights.length; i++) {
            seen += weights[i];
            if (seen >= sum * share) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
