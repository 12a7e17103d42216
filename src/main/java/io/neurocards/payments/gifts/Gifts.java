package io.neurocards.payments.gifts;

import io.neurocards.shared.PersonId;
import java.util.List;
import org.springframework.stereotype.Component;

/** The gifts that there are, for whoever shows them. */
@Component
public final class Gifts {

    private static final int MOST = 500;

    private final GiftRows rows;

    Gifts(GiftRows rows) {
        this.rows = rows;
    }

    /** Returns those that a person made, newest first; at most 500. */
    public List<GiftCode> madeBy(PersonId maker, int limit) {
        return rows.madeBy(maker, Math.clamp(limit, 1, MOST));
    }

    /** Returns those that operators made, newest first; at most 500. */
    public List<GiftCode> byOperators(int limit) {
        return rows.byOperators(Math.clamp(limit, 1, MOST));
    }
}
