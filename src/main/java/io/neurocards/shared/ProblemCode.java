package io.neurocards.shared;

import java.util.Locale;

/**
 * Everything that can go wrong for a caller, by a code that never changes its meaning. Surfaces choose the words; this says
 * whose fault it is.
 */
public enum ProblemCode {
    INVALID_REQUEST(Kind.INVALID),
    IDEMPOTENCY_KEY_INVALID(Kind.INVALID),
    IDEMPOTENCY_KEY_REUSED(Kind.CONFLICT),

    UNAUTHENTICATED(Kind.UNAUTHENTICATED),
    WRONG_CREDENTIALS(Kind.UNAUTHENTICATED),
    FORBIDDEN(Kind.FORBIDDEN),
    NOT_FOUND(Kind.NOT_FOUND),
    METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED),
    UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED),
    TOO_MANY_REQUESTS(Kind.LIMITED),
    SERVICE_UNAVAILABLE(Kind.UNAVAILABLE),
    NOBODY_CAN_DECIDE(Kind.UNAVAILABLE),
    OUTCOME_UNKNOWN(Kind.UNAVAILABLE),
    WAITING_ROOM_FULL(Kind.UNAVAILABLE),
    INTERNAL_ERROR(Kind.INTERNAL),
    NO_BACKUP(Kind.CONFLICT),

    ACCOUNT_BANNED(Kind.FORBIDDEN),
    ACCOUNT_DELETED(Kind.FORBIDDEN),
    MAINTENANCE(Kind.UNAVAILABLE),
    CLIPS_IN_THE_MAKING(Kind.CONFLICT),
    MONEY_IN_MOTION(Kind.CONFLICT),
    CREDITS_CHANGED(Kind.CONFLICT),

    EMAIL_INVALID(Kind.UNPROCESSABLE),
    EMAIL_TAKEN(Kind.CONFLICT),
    EMAIL_NOT_VERIFIED(Kind.FORBIDDEN),
    EMAIL_UNAVAILABLE(Kind.UNAVAILABLE),
    PASSWORD_TOO_SHORT(Kind.UNPROCESSABLE),
    PASSWORD_TOO_LONG(Kind.UNPROCESSABLE),
    NAME_INVALID(Kind.UNPROCESSABLE),
    TERMS_NOT_ACCEPTED(Kind.UNPROCESSABLE),
    CODE_WRONG(Kind.UNPROCESSABLE),
    CODE_EXPIRED(Kind.UNPROCESSABLE),

    PHOTO_REQUIRED(Kind.UNPROCESSABLE),
    PHOTO_NOT_AN_IMAGE(Kind.UNSUPPORTED),
    PHOTO_DAMAGED(Kind.UNPROCESSABLE),
    PHOTO_ANIMATED(Kind.UNPROCESSABLE),
    PHOTO_TOO_HEAVY(Kind.TOO_LARGE),
    PHOTO_TOO_MANY_PIXELS(Kind.UNPROCESSABLE),
    PHOTO_TOO_SMALL(Kind.UNPROCESSABLE),
    STORAGE_FULL(Kind.UNAVAILABLE),

    DESCRIPTION_REQUIRED(Kind.UNPROCESSABLE),
    PROMPT_REQUIRED(Kind.UNPROCESSABLE),
    TEXT_TOO_LONG(Kind.UNPROCESSABLE),
    COUNT_INVALID(Kind.UNPROCESSABLE),
    DURATION_INVALID(Kind.UNPROCESSABLE),
    TEMPLATE_UNKNOWN(Kind.UNPROCESSABLE),
    MODEL_UNKNOWN(Kind.UNPROCESSABLE),
    MODEL_UNAVAILABLE(Kind.UNAVAILABLE),
    SCENARIO_UNAVAILABLE(Kind.UNAVAILABLE),
    SCENARIO_UNKNOWN(Kind.UNPROCESSABLE),
    SCENARIO_UNFIT(Kind.UNPROCESSABLE),
    SCENE_REQUIRED(Kind.UNPROCESSABLE),
    INSUFFICIENT_CREDITS(Kind.PAYMENT_REQUIRED),
    TOO_MANY_ACTIVE_VIDEOS(Kind.LIMITED),
    DAILY_LIMIT_REACHED(Kind.LIMITED),
    NOT_CANCELLABLE(Kind.CONFLICT),
    NOT_RETRYABLE(Kind.CONFLICT),

    PLAN_UNKNOWN(Kind.UNPROCESSABLE),
    TOO_MANY_INVOICES(Kind.LIMITED),
    PAYMENT_NOT_EXPECTED(Kind.CONFLICT),
    PAYMENT_PUT_ASIDE(Kind.CONFLICT),
    NOT_REFUNDABLE(Kind.CONFLICT),

    GENERATION_FAILED(Kind.INTERNAL),
    GENERATION_TIMED_OUT(Kind.INTERNAL),
    GENERATION_UNCERTAIN(Kind.INTERNAL),
    CONTENT_REFUSED(Kind.UNPROCESSABLE),
    CANCELLED_BY_CUSTOMER(Kind.CONFLICT),
    CANCELLED_BY_OPERATOR(Kind.CONFLICT);

    /** Whose fault a problem is, and so what the caller can do about it. */
    public enum Kind {
        INVALID,
        UNAUTHENTICATED,
        PAYMENT_REQUIRED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        CONFLICT,
        TOO_LARGE,
        UNSUPPORTED,
        UNPROCESSABLE,
        LIMITED,
        INTERNAL,
        UNAVAILABLE
    }

    private final Kind kind;

    ProblemCode(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the stable text that callers outside the program see, such as {@code insufficient_credits}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the code that {@code text} stands for.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ProblemCode ofText(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
