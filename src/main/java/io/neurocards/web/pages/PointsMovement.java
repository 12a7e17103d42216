package io.neurocards.web.pages;

import io.neurocards.ledger.points.PointsKind;
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
                words.text("purchases.points-" + what(line)),
                line.change(),
                Movement.signed(line.change()),
                line.balanceAfter());
    }

    /** What points are spent on is credits, or a part of an order. */
    private static String what(PointsLine line) {
        var kind = line.kind().name().toLowerCase(Locale.ROOT);
        var spent = line.kind() == PointsKind.SPEND || line.kind() == PointsKind.SPEND_REVERSAL;
        return spent && line.reference().startsWith("order:") ? kind + "-order" : kind;
    }
}
