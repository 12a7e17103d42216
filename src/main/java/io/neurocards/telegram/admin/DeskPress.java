package io.neurocards.telegram.admin;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a button of the desk asks for: {@code adm:verb[:id[:choice]]}, at most 64 bytes. */
record DeskPress(
        Verb verb, @Nullable UUID subject, @Nullable String choice) {

    private static final String PREFIX = "adm";

    /** What can be asked for. */
    enum Verb {
        HOME,
        CHART,
        FIND,
        CUSTOMER,
        STATEMENT,
        BAN,
        UNBAN,
        WORKS,
        CLOSE,
        OPEN,
        GRANT,
        TAKE,
        JOB,
        ATTEMPT,
        ANSWER,
        KEYS,
        KEY,
        LEFT,
        UNBLOCK,
        MODELS,
        MODEL,
        HALT,
        SELL,
        RETRY,
        CANCEL,
        REFUND,
        PAYMENT,
        PAYBACK,
        PART,
        ALERTS,
        SEEN,
        LOG,
        ASIDE,
        REQUEUE,
        DISCARD,
        NEWS,
        COMPOSE,
        CAST,
        LANG,
        DAYS,
        CREDITS,
        PREVIEW,
        START,
        PAUSE,
        RESUME,
        STOP,
        DO,
        DROP;

        /** What is asked for without saying of whom or what; all else makes no sense so. */
        private static final Set<Verb> ALONE = EnumSet.of(
                HOME, CHART, FIND, WORKS, CLOSE, OPEN, ALERTS, LOG, KEYS, MODELS, ASIDE, NEWS, COMPOSE, DROP);

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static DeskPress of(Verb verb) {
        return new DeskPress(verb, null, null);
    }

    static DeskPress of(Verb verb, UUID subject) {
        return new DeskPress(verb, subject, null);
    }

    /** Returns a press that chooses {@code choice} of the subject: letters and digits, at most eight. */
    static DeskPress of(Verb verb, UUID subject, String choice) {
        return new DeskPress(verb, subject, choice);
    }

    String data() {
        var data = PREFIX + ":" + verb.text();
        if (subject != null) {
            data += ":" + subject;
        }
        return choice == null ? data : data + ":" + choice;
    }

    /** Returns what was pressed; nothing when it is no button of the desk, or not a well-formed one. */
    static Optional<DeskPress> parse(@Nullable String data) {
        if (data == null || !data.matches("adm:[a-z]{2,10}(:[0-9a-f-]{36}(:[a-z0-9]{1,8})?)?")) {
            return Optional.empty();
        }
        var parts = data.split(":", -1);
        try {
            var verb = Verb.valueOf(parts[1].toUpperCase(Locale.ROOT));
            if (parts.length == 2) {
                return Verb.ALONE.contains(verb) ? Optional.of(of(verb)) : Optional.empty();
            }
            return Optional.of(new DeskPress(verb, UUID.fromString(parts[2]), parts.length > 3 ? parts[3] : null));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Returns the subject of a press that has to have one. */
    UUID about() {
        if (subject == null) {
            throw new IllegalArgumentException("A button without a subject: verb=" + verb);
        }
        return subject;
    }
}
