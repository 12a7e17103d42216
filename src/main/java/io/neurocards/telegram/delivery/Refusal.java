package io.neurocards.telegram.delivery;

/** What it means that Telegram did not take a request. In all cases nothing was sent. */
enum Refusal {
    /** The request itself is not to Telegram's liking, and will not be another time. */
    REQUEST,
    /** Telegram does not let us write there, or knows of no such chat. */
    CHAT,
    /** The moment is wrong: too many requests, or a bot whose token does not work; the request may be right. */
    MOMENT;

    private static final int BAD_REQUEST = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;

    static Refusal of(int code, String description) {
        return switch (code) {
            case BAD_REQUEST -> description.contains("chat not found") ? CHAT : REQUEST;
            case TOO_LARGE -> REQUEST;
            case FORBIDDEN -> CHAT;
            default -> MOMENT;
        };
    }
}
