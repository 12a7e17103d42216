package io.neurocards.sandbox.telegram.world;

/** A refusal in the words of the Bot API. */
public final class BotApiProblem extends RuntimeException {

    private final int code;
    private final int retryAfterSeconds;

    private BotApiProblem(int code, String description, int retryAfterSeconds) {
        super(description, null, false, false);
        this.code = code;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static BotApiProblem of(int code, String description) {
        return new BotApiProblem(code, description, 0);
    }

    public static BotApiProblem badRequest(String what) {
        return of(400, "Bad Request: " + what);
    }

    public static BotApiProblem forbidden(String what) {
        return of(403, "Forbidden: " + what);
    }

    public static BotApiProblem conflict(String what) {
        return of(409, "Conflict: " + what);
    }

    public static BotApiProblem tooMany(int seconds) {
        return new BotApiProblem(429, "Too Many Requests: retry after " + seconds, seconds);
    }

    public int code() {
        return code;
    }

    public String description() {
        return String.valueOf(getMessage());
    }

    /** Returns 0 when there is nothing to wait for. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
