package io.neurocards.web.pages;

import io.neurocards.ledger.points.PointsLine;
import java.time.Instant;
import java.util.Locale;

/**
 * One line of a customer's points in a reader's words.
 *
 * @param change by how much the points changed
 */
record PointsMovement(Instant at, String when, String what, long change, String changeText, long after) {

    static PointsMovement of(PointsLine line, Words words) {
        return new PointsMovement(
                line.at(),
                words.moment(line.at()),
                words.text("purchases.points-" + line.kind().name().toLowerCase(Locale.ROOT)),
                line.change(),
                Movement.signed(line.change()),
                line.balanceAfter());
    }
}
