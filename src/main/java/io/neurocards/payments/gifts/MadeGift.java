package io.neurocards.payments.gifts;

/**
 * A gift and its code, for whoever made it.
 *
 * @param code in groups
 */
public record MadeGift(GiftCode gift, String code) {

    /** Hides the code. */
    @Override
    public String toString() {
        return "MadeGift[gift=" + gift.id() + "]";
    }
}
