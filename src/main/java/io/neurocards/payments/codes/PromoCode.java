package io.neurocards.payments.codes;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that customers type.
 *
 * @param code in the one spelling in which it is kept
 * @param note for operators alone
 */
public record PromoCode(
        UUID id, String code, Benefit benefit, Limits limits, boolean active, String note, Instant madeAt) {

    /** Characters that a note has at most. */
    public static final int LONGEST_NOTE = 200;

    private static final int MOST_EACH = 1000;

    /** @throws ProblemException PROMO_CODE_INVALID with {@code field} */
    public PromoCode {
        require(CodeText.isSound(code), "code");
        require(note.codePointCount(0, note.length()) <= LONGEST_NOTE && note.indexOf('\0') < 0, "note");
    }

    /**
     * For whom and when it holds.
     *
     * @param mostUses of all together; null for any number
     * @param mostEach of one person
     * @param least the smallest price that it holds for, in minor units by currency; any price in other currencies
     * @param plans for which it holds; for all when there are none
     */
    public record Limits(
            @Nullable Integer mostUses,
            int mostEach,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            Map<String, Long> least,
            List<String> plans) {

        /** @throws ProblemException PROMO_CODE_INVALID with {@code field} */
        public Limits {
            require(mostUses == null || mostUses > 0, "most_uses");
            require(mostEach >= 1 && mostEach <= MOST_EACH, "most_each");
            require(startsAt == null || endsAt == null || endsAt.isAfter(startsAt), "ends_at");
            require(least.values().stream().allMatch(minor -> minor > 0), "least");
            least = Map.copyOf(least);
            plans = List.copyOf(plans);
        }
    }

    static void require(boolean holds, String field) {
        if (!holds) {
            throw new ProblemException(ProblemCode.PROMO_CODE_INVALID).with("field", field);
        }
    }
}
