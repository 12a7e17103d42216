package io.neurocards.payments.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code Stripe-Signature}: {@code t=1763596800,v1=…,v1=…}.
 *
 * @param time as it is written, because it is signed so
 * @param given the signatures of the one scheme that counts, as they are written
 */
record SignatureHeader(String time, List<String> given) {

    private static final int LONGEST = 4096;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

    SignatureHeader {
        given = List.copyOf(given);
    }

    /** Returns nothing for what Stripe would not write. */
    static Optional<SignatureHeader> read(String header) {
        var time = "";
        var given = new ArrayList<String>();
        for (var part : header.length() > LONGEST ? new String[0] : header.split(",", -1)) {
            var pair = part.strip();
            if (pair.startsWith("t=") && time.isEmpty()) {
                time = pair.substring(2);
            } else if (pair.startsWith("v1=")) {
                given.add(pair.substring(3));
            }
        }
        return SECONDS.matcher(time).matches() && !given.isEmpty()
                ? Optional.of(new SignatureHeader(time, given))
                : Optional.empty();
    }

    long seconds() {
        return Long.parseLong(time);
    }
}
