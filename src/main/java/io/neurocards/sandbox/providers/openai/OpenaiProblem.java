package io.neurocards.sandbox.providers.openai;

/** A refusal as OpenAI spells it. */
final class OpenaiProblem extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final int status;
    private final String type;
    private final String code;

    OpenaiProblem(int status, String type, String code, String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
    }

    static OpenaiProblem invalid(String code, String message) {
        return new OpenaiProblem(400, "invalid_request_error", code, message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String code() {
        return code;
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
