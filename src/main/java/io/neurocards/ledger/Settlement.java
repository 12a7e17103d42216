package io.neurocards.ledger;

/** How a hold ended, now or earlier. */
public enum Settlement {
    CAPTURED,
    RELEASED,
    NOTHING_HELD;

    static Settlement of(PostingKind kind) {
        return switch (kind) {
            case CAPTURE -> CAPTURED;
            case RELEASE -> RELEASED;
            case GRANT,
                    HOLD,
                    PURCHASE,
                    REVERSAL,
                    REFUND,
                    ADJUSTMENT_UP,
                    ADJUSTMENT_DOWN,
                    FORFEIT,
                    REVOCATION,
                    TRANSFER_OUT,
                    GIFT_OUT,
                    GIFT_IN,
                    TRANSFER_IN -> throw new IllegalArgumentException("Not a settlement: kind=" + kind);
        };
    }
}
