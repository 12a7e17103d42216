package io.neurocards.media.checks;

/** A pattern turned by some degrees, laid on frames. */
final class Stencil {

    /** So much of the product must be in the frame. */
    private static final double VISIBLE = 0.7;

    /** Differences of lightness below this are grain: what is flat agrees with what is flat. */
    private static final double GRAIN = 16;

    /** The same for slopes of lightness, squared. */
    private static final double FLAT = 2;

    /** An edge at least so high, in L*, is an edge. */
    private static final double EDGE = 8;

    private final float[] x;
    private final float[] y;
    private final float[] lightness;
    private final float[] a;
    private final float[] b;
    private final float[] steepX;
    private final float[] steepY;
    private final float[] rimX;
    private final float[] rimY;
    private final float[] acrossX;
    private final float[] acrossY;

    Stencil(ProductPattern pattern, double degrees) {
        var cos = (float) Math.cos(Math.toRadians(degrees));
        var sin = (float) Math.sin(Math.toRadians(degrees));
        var points = pattern.points().size();
        x = new float[points];
        y = new float[points];
        lightness = new float[points];
        a = new float[points];
        b = new float[points];
        steepX = new float[points];
        steepY = new float[points];
        for (var i = 0; i < points; i++) {
            var point = pattern.points().get(i);
            x[i] = cos * point.x() - sin * point.y();
            y[i] = sin * point.x() + cos * point.y();
            lightness[i] = (float) point.colour().lightness();
            a[i] = (float) point.colour().a();
            b[i] = (float) point.colour().b();
            steepX[i] = cos * point.steepX() - sin * point.steepY();
            steepY[i] = sin * point.steepX() + cos * point.steepY();
        }
        var rims = pattern.outline().size();
        rimX = new float[rims];
        rimY = new float[rims];
        acrossX = new float[rims];
        acrossY = new float[rims];
        for (var i = 0; i < rims; i++) {
            var rim = pattern.outline().get(i);
            rimX[i] = cos * rim.x() - sin * rim.y();
            rimY[i] = sin * rim.x() + cos * rim.y();
            acrossX[i] = cos * rim.acrossX() - sin * rim.acrossY();
            acrossY[i] = sin * rim.acrossX() + cos * rim.acrossY();
        }
    }

    /** Compares with the frame around a middle. */
    Likeness on(FrameLevel frame, float middleX, float middleY) {
        var inside = glance(frame, middleX, middleY, 1);
        return inside.equals(Likeness.NONE)
                ? inside
                : new Likeness(
                        inside.structure(),
                        colour(frame, middleX, middleY),
                        detail(frame, middleX, middleY),
                        rim(frame, middleX, middleY));
    }

    /** Compares every {@code step}th point of the inside only. */
    Likeness glance(FrameLevel frame, float middleX, float middleY, int step) {
        double own = 0, seen = 0, ownOwn = 0, seenSeen = 0, both = 0, colour = 0;
        var count = 0;
        var asked = 0;
        for (var i = 0; i < x.length; i += step) {
            asked++;
            var place = frame.place(middleX + x[i], middleY + y[i]);
            if (place >= 0) {
                var here = frame.lightness()[place];
                var da = a[i] - frame.a()[place];
                var db = b[i] - frame.b()[place];
                var dl = 0.5f * (lightness[i] - here);
                own += lightness[i];
                seen += here;
                ownOwn += lightness[i] * lightness[i];
                seenSeen += here * here;
                both += lightness[i] * here;
                colour += Math.sqrt(da * da + db * db + dl * dl);
                count++;
            }
        }
        if (count < VISIBLE * asked) {
            return Likeness.NONE;
        }
        var covariance = both / count - own / count * seen / count;
        var mine = Math.max(0, ownOwn / count - own / count * own / count);
        var theirs = Math.max(0, seenSeen / count - seen / count * seen / count);
        var structure = (2 * covariance + GRAIN) / (mine + theirs + GRAIN);
        return new Likeness(structure, colour / count, Likeness.NOT_ASKED, Likeness.NOT_ASKED);
    }

    /** How alike edges and shades run: the normalised correlation of the two gradients. */
    private double detail(FrameLevel frame, float middleX, float middleY) {
        double both = 0, mine = 0, theirs = 0;
        var count = 0;
        for (var i = 0; i < x.length; i++) {
            var place = frame.place(middleX + x[i], middleY + y[i]);
            if (place >= 0) {
                var sx = frame.steepX()[place];
                var sy = frame.steepY()[place];
                both += steepX[i] * sx + steepY[i] * sy;
                mine += steepX[i] * steepX[i] + steepY[i] * steepY[i];
                theirs += sx * sx + sy * sy;
                count++;
            }
        }
        return (both / count + FLAT) / (Math.sqrt(mine * theirs) / count + FLAT);
    }

    /** A colour may be found a pixel away: the accents of a product are small. */
    private double colour(FrameLevel frame, float middleX, float middleY) {
        double sum = 0, weights = 0;
        for (var i = 0; i < x.length; i++) {
            var nearest = nearest(frame, middleX + x[i], middleY + y[i], i);
            if (nearest < Double.MAX_VALUE) {
                var weight = 1 + Math.hypot(a[i], b[i]) / 8;
                sum += weight * Math.sqrt(nearest);
                weights += weight;
            }
        }
        return sum / weights;
    }

    private double nearest(FrameLevel frame, float px, float py, int i) {
        var least = Double.MAX_VALUE;
        for (var shift = 0; shift < 5; shift++) {
            var place = frame.place(
                    px + (shift == 1 ? 1 : shift == 2 ? -1 : 0), py + (shift == 3 ? 1 : shift == 4 ? -1 : 0));
            if (place >= 0) {
                var da = a[i] - frame.a()[place];
                var db = b[i] - frame.b()[place];
                var dl = 0.5f * (lightness[i] - frame.lightness()[place]);
                least = Math.min(least, da * da + db * db + dl * dl);
            }
        }
        return least;
    }

    /** The share of the outline where the frame has an edge that runs along it. */
    private double rim(FrameLevel frame, float middleX, float middleY) {
        if (rimX.length == 0) {
            return Likeness.NOT_ASKED;
        }
        double sum = 0;
        for (var i = 0; i < rimX.length; i++) {
            double best = 0;
            for (var shift = -0.75f; shift < 1; shift += 0.75f) {
                best = Math.max(best, edge(frame, middleX + rimX[i], middleY + rimY[i], i, shift));
            }
            sum += Math.min(1, best / EDGE);
        }
        return sum / rimX.length;
    }

    private double edge(FrameLevel frame, float px, float py, int i, float shift) {
        var inside = frame.place(px + (shift - 1) * acrossX[i], py + (shift - 1) * acrossY[i]);
        var outside = frame.place(px + (shift + 1) * acrossX[i], py + (shift + 1) * acrossY[i]);
        if (inside < 0 || outside < 0) {
            return 0;
        }
        var dl = frame.lightness()[inside] - frame.lightness()[outside];
        var da = frame.a()[inside] - frame.a()[outside];
        var db = frame.b()[inside] - frame.b()[outside];
        return Math.sqrt(dl * dl + da * da + db * db);
    }
}
