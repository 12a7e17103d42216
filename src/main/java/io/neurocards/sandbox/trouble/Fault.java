package io.neurocards.sandbox.trouble;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Trouble to come.
 *
 * @param times how often it happens
 * @param where whom it hits
 * @param pause how long it lasts, where that means something: the wait asked for, the delay, the time until the end
 * @param text what is said instead of the usual words; empty for those
 * @param accepted whether the work is done although the answer does not say so
 */
public record Fault(Kind kind, int times, Where where, Duration pause, String text, boolean accepted) {

    /** When a kind of trouble strikes; at most one of each group at a time. */
    public enum Group {
        /** Instead of the answer to a call. */
        WIRE,
        /** In what the prompt writer writes. */
        CHAT,
        /** While a clip is made; decided when the task is accepted. */
        MAKING,
        /** On the way back to the caller; decided when the task is accepted. */
        CALLBACK,
        /** In the clip or its address; decided when the task is accepted, or at one download. */
        CLIP
    }

    /** What can go wrong. */
    public enum Kind {
        LOST_REQUEST(Group.WIRE),
        LOST_ANSWER(Group.WIRE),
        EMPTY_ANSWER(Group.WIRE),
        HTML_ANSWER(Group.WIRE),
        SLOW_ANSWER(Group.WIRE),
        SERVER_ERROR(Group.WIRE),
        TOO_MANY_REQUESTS(Group.WIRE),
        TOO_MANY_RUNNING(Group.WIRE),
        NO_CREDITS(Group.WIRE),
        KEY_REFUSED(Group.WIRE),
        MAINTENANCE(Group.WIRE),
        MODEL_PAUSED(Group.WIRE),
        MODEL_GONE(Group.WIRE),
        CONTENT_REFUSED(Group.WIRE),
        CHAT_REFUSAL(Group.CHAT),
        CHAT_CUT_SHORT(Group.CHAT),
        CHAT_NOTHING(Group.CHAT),
        CHAT_NO_JSON(Group.CHAT),
        STUCK(Group.MAKING),
        LATE(Group.MAKING),
        HIDDEN(Group.MAKING),
        FAIL_USER(Group.MAKING),
        FAIL_BILLING(Group.MAKING),
        FAIL_RATE(Group.MAKING),
        FAIL_TEMPORARY(Group.MAKING),
        FAIL_UNKNOWN(Group.MAKING),
        NO_CLIP(Group.MAKING),
        CALLBACK_LOST(Group.CALLBACK),
        CALLBACK_TWICE(Group.CALLBACK),
        CALLBACK_FORGED(Group.CALLBACK),
        CALLBACK_EARLY(Group.CALLBACK),
        CLIP_WRONG_TYPE(Group.CLIP),
        CLIP_TRUNCATED(Group.CLIP),
        CLIP_SLOW(Group.CLIP),
        CLIP_HUGE(Group.CLIP),
        CLIP_GONE(Group.CLIP),
        CLIP_PRIVATE_ADDRESS(Group.CLIP),
        CLIP_FILE_ADDRESS(Group.CLIP),
        CLIP_REDIRECT(Group.CLIP),
        CLIP_PNG(Group.CLIP),
        CLIP_BLACK(Group.CLIP),
        CLIP_FROZEN(Group.CLIP),
        CLIP_WRONG_RATIO(Group.CLIP),
        CLIP_WRONG_LENGTH(Group.CLIP),
        CLIP_OTHER_PICTURE(Group.CLIP);

        private final Group group;

        Kind(Group group) {
            this.group = group;
        }

        public Group group() {
            return group;
        }

        /** Returns it as scripts spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the work is done unless the order says otherwise. */
        public boolean usuallyAccepts() {
            return this == LOST_ANSWER || this == SLOW_ANSWER || group != Group.WIRE;
        }
    }

    /**
     * A call that a fault may hit.
     *
     * @param body what the caller sent
     */
    public record Moment(String vendor, String operation, String key, String body) {}

    /**
     * Whom a fault hits; what is empty does not matter, only that without an operation just {@code create} and {@code chat}
     * are hit.
     *
     * @param operation {@code *} for every one
     * @param containing what the caller must have sent somewhere
     */
    public record Where(String vendor, String operation, String key, String containing) {

        public static Where anywhere() {
            return new Where("", "", "", "");
        }

        boolean hits(Moment moment) {
            return (vendor.isEmpty() || vendor.equals(moment.vendor()))
                    && (key.isEmpty() || key.equals(moment.key()))
                    && moment.body().contains(containing)
                    && hitsOperation(moment.operation());
        }

        private boolean hitsOperation(String called) {
            return switch (operation) {
                case "" -> called.equals("create") || called.equals("chat");
                case "*" -> true;
                default -> operation.equals(called);
            };
        }
    }

    /** Returns one that happens once, to whoever creates or chats next. */
    public static Fault of(Kind kind) {
        return new Fault(kind, 1, Where.anywhere(), usualPause(kind), "", kind.usuallyAccepts());
    }

    public Fault times(int count) {
        return new Fault(kind, count, where, pause, text, accepted);
    }

    public Fault at(Where place) {
        return new Fault(kind, times, place, pause, text, accepted);
    }

    /** Returns one that hits only {@code operation} of {@code vendor}. */
    public Fault at(String vendor, String operation) {
        return at(new Where(vendor, operation, where.key(), where.containing()));
    }

    /** Returns one that hits only those who send {@code words}. */
    public Fault containing(String words) {
        return at(new Where(where.vendor(), where.operation(), where.key(), words));
    }

    public Fault lasting(Duration time) {
        return new Fault(kind, times, where, time, text, accepted);
    }

    public Fault saying(String words) {
        return new Fault(kind, times, where, pause, words, accepted);
    }

    public Fault accepted(boolean whether) {
        return new Fault(kind, times, where, pause, text, whether);
    }

    public String textOr(@Nullable String otherwise) {
        return text.isEmpty() && otherwise != null ? otherwise : text;
    }

    /** Returns what a script that names no time means. */
    public static Duration usualPause(Kind kind) {
        return switch (kind) {
            case SLOW_ANSWER, TOO_MANY_REQUESTS, CLIP_SLOW -> Duration.ofSeconds(5);
            case LATE -> Duration.ofMinutes(5);
            case HIDDEN -> Duration.ofSeconds(10);
            default -> Duration.ZERO;
        };
    }
}
