package io.neurocards.accounts.referrals;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be somebody's code: a word of a link, 8 to 20 letters, digits, {@code _} and {@code -}. */
public record ReferralCode(String text) {

    /** What stands before the code where a word may mean other things, too. */
    public static final String PREFIX = "ref_";

    private static final Pattern SPELLING = Pattern.compile("[A-Za-z0-9_-]{8,20}");

    public ReferralCode {
        if (!SPELLING.matcher(text).matches()) {
            throw new IllegalArgumentException("No code is spelt like this");
        }
    }

    /** Reads what came with a link, with its prefix or without; nothing when it can be nobody's. */
    public static Optional<ReferralCode> of(@Nullable String given) {
        if (given == null) {
            return Optional.empty();
        }
        var code = given.startsWith(PREFIX) ? given.substring(PREFIX.length()) : given;
        return SPELLING.matcher(code).matches() ? Optional.of(new ReferralCode(code)) : Optional.empty();
    }
}
