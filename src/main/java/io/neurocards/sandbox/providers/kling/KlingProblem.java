package io.neurocards.sandbox.providers.kling;

/** A refusal as Kling spells it: an HTTP status and a code of its own. */
final class KlingProblem extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final int status;
    private final int code;

    KlingProblem(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static KlingProblem badParameter(String message) {
        return new KlingProblem(400, 1201, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
