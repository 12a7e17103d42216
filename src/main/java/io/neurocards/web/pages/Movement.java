package io.neurocards.web.pages;

import io.neurocards.ledger.StatementLine;
import io.neurocards.shared.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the statement in a reader's words.
 *
 * @param change by how much what is available changed
 * @param clip the id of the clip that it was for
 */
record Movement(
        Instant at,
        String when,
        String what,
        long change,
        String changeText,
        long after,
        long heldAfter,
        @Nullable String clip) {

    private static final String CLIP = "video:";
    private static final char MINUS = '\u2212';

    static Movement of(StatementLine line, PersonId person, Words words) {
        return new Movement(
                line.at(),
                words.moment(line.at()),
                words.text("cabinet." + key(line, person)),
                line.availableChange(),
                signed(line.availableChange()),
                line.availableAfter(),
                line.heldAfter(),
                clip(line.reference()));
    }

    /** The gift to a newcomer is the one that is given for the person as such; what is held is for a clip or a refund. */
    private static String key(StatementLine line, PersonId person) {
        var kind = line.kind().text();
        return switch (line.kind()) {
            case GRANT -> line.reference().equals(person.toString()) ? kind : kind + "-other";
            case HOLD, RELEASE -> clip(line.reference()) == null ? kind + "-refund" : kind;
            case CAPTURE,
                    REFUND,
                    PURCHASE,
                    REVERSAL,
                    ADJUSTMENT_UP,
                    ADJUSTMENT_DOWN,
                    FORFEIT,
                    REVOCATION,
                    GIFT_OUT,
                    GIFT_IN,
                    TRANSFER_OUT,
                    TRANSFER_IN -> kind;
        };
    }

    static String signed(long change) {
        if (change == 0) {
            return "0";
        }
        return change > 0 ? "+" + change : MINUS + Long.toString(-change);
    }

    private static @Nullable String clip(String reference) {
        var at = reference.indexOf(CLIP);
        return at < 0 ? null : reference.substring(at + CLIP.length());
    }
}
