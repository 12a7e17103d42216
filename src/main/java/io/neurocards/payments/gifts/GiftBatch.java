package io.neurocards.payments.gifts;

import io.neurocards.database.Decisions;
import io.neurocards.payments.gifts.GiftCode.Status;
import io.neurocards.payments.gifts.GiftCode.Times;
import io.neurocards.shared.Credits;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Gifts that an operator makes, many alike at once. Their credits come to be when they are redeemed. */
@Component
public final class GiftBatch {

    /** Gifts that are made at once at most. */
    public static final int MOST = 500;

    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final int LONGEST_NOTE = 200;

    private final GiftRows rows;
    private final GiftText texts;

    GiftBatch(GiftRows rows, GiftText texts) {
        this.rows = rows;
        this.texts = texts;
    }

    /** What an operator wants. */
    public record Wish(int count, long credits, Instant endsAt, String note) {

        /** @throws ProblemException GIFT_SIZE_INVALID with {@code max}; INVALID_REQUEST with {@code field} */
        public Wish {
            if (credits < 1 || credits > GiftCode.MOST_CREDITS) {
                throw new ProblemException(ProblemCode.GIFT_SIZE_INVALID).with("max", GiftCode.MOST_CREDITS);
            }
            require(count >= 1 && count <= MOST, "count");
            require(note.codePointCount(0, note.length()) <= LONGEST_NOTE && note.indexOf('\0') < 0, "note");
        }

        /** Returns all of it in one fixed form. */
        public String text() {
            return count + "\n" + credits + "\n" + endsAt + "\n" + note;
        }
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }

    /**
     * Makes them within the caller's transaction; their ids follow from the operation.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} for an end that is not ahead, or more than ten years
     */
    public void makeWithin(OperationId operation, Wish wish, Instant now) {
        Decisions.requireOpen();
        require(wish.endsAt().isAfter(now) && wish.endsAt().isBefore(now.plus(LONGEST)), "ends_at");
        for (var gift : gifts(operation, wish, now)) {
            rows.insert(gift, texts.of(gift.id()));
        }
    }

    /** Returns the gifts of an operation with their codes. */
    public List<MadeGift> of(OperationId operation, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> {
                    var id = id(operation, index).value();
                    return new MadeGift(rows.find(id).orElseThrow(), texts.of(id));
                })
                .toList();
    }

    private List<GiftCode> gifts(OperationId operation, Wish wish, Instant now) {
        return IntStream.range(0, wish.count())
                .mapToObj(index -> {
                    var id = id(operation, index).value();
                    return new GiftCode(
                            id,
                            null,
                            GiftText.prefix(texts.of(id)),
                            operation.value(),
                            Credits.of(wish.credits()),
                            Status.OPEN,
                            wish.note(),
                            new Times(now, wish.endsAt(), null),
                            null);
                })
                .toList();
    }

    private static OperationId id(OperationId operation, int index) {
        return OperationId.named("gift\n" + operation + "\n" + index);
    }
}
