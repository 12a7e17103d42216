package io.neurocards.sandbox.providers.kie;

/** A refusal in kie's envelope. */
final class KieProblem extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final int code;

    KieProblem(int code, String message) {
        super(message);
        this.code = code;
    }

    int code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
