package io.neurocards.media.film.stage;

import io.neurocards.media.film.picture.Box;
import io.neurocards.media.film.picture.Lab;
import io.neurocards.media.film.picture.Picture;
import io.neurocards.media.film.picture.SoftMap;
import io.neurocards.media.film.stage.Subject.Detail;
import java.util.ArrayList;
import java.util.List;

/** Finds what is worth a close look: places of high local contrast (a label, a seam, a handle) well inside the product. */
final class Details {

    private static final int CELLS = 96;
    private static final int WANTED = 3;

    /** A detail that is so much less interesting than the best one is none. */
    private static final double ENOUGH = 0.3;

    private Details() {}

    static List<Detail> of(Picture picture, Box box, double scale) {
        var part = picture.crop(box).noLargerThan(CELLS);
        var interest = interest(part);
        var details = new ArrayList<Detail>();
        var apart = 0.34 * Math.max(part.width(), part.height());
        var enough = ENOUGH * interest.values()[best(interest)];
        while (details.size() < WANTED) {
            var best = best(interest);
            if (!details.isEmpty() && interest.values()[best] < enough) {
                break;
            }
            var column = best % part.width();
            var row = best / part.width();
            var x = (column + 0.5) / part.width() - 0.5;
            var y = (row + 0.5) / part.height() - 1;
            details.add(new Detail(x * box.width() * scale, y * box.height() * scale));
            forget(interest, best, apart);
        }
        return details;
    }

    private static SoftMap interest(Picture part) {
        var lightness = new SoftMap(part.width(), part.height());
        var solid = new SoftMap(part.width(), part.height());
        for (var i = 0; i < part.argb().length; i++) {
            lightness.values()[i] = (float) Lab.of(part.argb()[i]).lightness();
            solid.values()[i] = (part.argb()[i] >>> 24) / 255f;
        }
        var wide = lightness.blurred(2.2);
        var contrast = new SoftMap(part.width(), part.height());
        for (var i = 0; i < contrast.values().length; i++) {
            contrast.values()[i] = Math.abs(lightness.values()[i] - wide.values()[i]) * solid.values()[i];
        }
        var gathered = contrast.blurred(6);
        var inner = solid.blurred(9);
        for (var i = 0; i < gathered.values().length; i++) {
            var row = i / part.width();
            var x = (double) (i % part.width()) / part.width() - 0.5;
            var y = (double) row / part.height() - 0.5;
            var central = 1 - 0.9 * (x * x + y * y);
            var solidity = inner.values()[i];
            gathered.values()[i] *= (float) (solidity * solidity * solidity * central);
        }
        return gathered;
    }

    private static int best(SoftMap interest) {
        var best = interest.height() / 2 * interest.width() + interest.width() / 2;
        for (var i = 0; i < interest.values().length; i++) {
            if (interest.values()[i] > interest.values()[best]) {
                best = i;
            }
        }
        return best;
    }

    private static void forget(SoftMap interest, int best, double apart) {
        for (var i = 0; i < interest.values().length; i++) {
            var dx = i % interest.width() - best % interest.width();
            var dy = i / interest.width() - best / interest.width();
            if (Math.hypot(dx, dy) < apart) {
                interest.values()[i] = 0;
            }
        }
    }
}
