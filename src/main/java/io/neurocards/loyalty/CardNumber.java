package io.neurocards.loyalty;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The number of a partner card as it is kept: 6 to 32 capital letters and digits. It is a secret of its holder's. */
record CardNumber(String text) {

    private static final Pattern BETWEEN = Pattern.compile("[\\s\\p{Z}\\p{Pd}]+");
    private static final Pattern NORMAL = Pattern.compile("[A-Z0-9]{6,32}");

    /**
     * Reads a number as people write it: small letters, spaces and dashes of any kind are fine.
     *
     * @throws ProblemException CARD_INVALID
     */
    static CardNumber of(String written) {
        if (written.length() > PartnerCards.LONGEST_WRITTEN) {
            throw new ProblemException(ProblemCode.CARD_INVALID);
        }
        var plain = Normalizer.normalize(written, Normalizer.Form.NFKC);
        var number = BETWEEN.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
        if (!NORMAL.matcher(number).matches()) {
            throw new ProblemException(ProblemCode.CARD_INVALID);
        }
        return new CardNumber(number);
    }

    /** Hides the number. */
    @Override
    public String toString() {
        return "CardNumber";
    }
}
