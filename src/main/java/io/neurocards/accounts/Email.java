package io.neurocards.accounts;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address in the one spelling in which we store and compare it: lower case, ASCII, international domain as punycode. */
record Email(String text) {

    private static final Pattern LOCAL =
            Pattern.compile("(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+" + "(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    /**
     * Returns the address that {@code typed} means.
     *
     * @throws ProblemException EMAIL_INVALID when it cannot be one
     */
    static Email of(String typed) {
        var trimmed = typed.strip();
        var at = trimmed.lastIndexOf('@');
        if (at < 1 || trimmed.length() > Persons.LONGEST_EMAIL) {
            throw new ProblemException(ProblemCode.EMAIL_INVALID);
        }
        var local = trimmed.substring(0, at);
        var domain = ascii(trimmed.substring(at + 1)).toLowerCase(Locale.ROOT);
        var text = local.toLowerCase(Locale.ROOT) + "@" + domain;
        if (!LOCAL.matcher(local).matches()
                || !DOMAIN.matcher(domain).matches()
                || text.length() > Persons.LONGEST_EMAIL) {
            throw new ProblemException(ProblemCode.EMAIL_INVALID);
        }
        return new Email(text);
    }

    private static String ascii(String domain) {
        try {
            return IDN.toASCII(domain);
        } catch (IllegalArgumentException e) {
            var problem = new ProblemException(ProblemCode.EMAIL_INVALID);
            problem.initCause(e);
            throw problem;
        }
    }

    /** Hides the address, so that no log line holds one. */
    @Override
    public String toString() {
        return "***";
    }
}
