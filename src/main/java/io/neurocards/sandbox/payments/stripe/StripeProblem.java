package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.wire.Reply;

/** A refusal as Stripe spells it. */
final class StripeProblem extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final String type;
    private final String code;
    private final String param;
    private final boolean remembered;

    private StripeProblem(int status, String type, String code, String message, String param, boolean remembered) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.remembered = remembered;
    }

    StripeProblem(int status, String type, String code, String message) {
        this(status, type, code, message, "", false);
    }

    /** Returns a refusal of what was asked, before anything was done. */
    static StripeProblem invalid(String param, String code, String message) {
        return new StripeProblem(400, INVALID, code, message, param, false);
    }

    /** Returns a refusal while it was done: the idempotency key remembers it. */
    static StripeProblem failed(String param, String code, String message) {
        return new StripeProblem(400, INVALID, code, message, param, true);
    }

    static StripeProblem missing(String what, String param, String id) {
        return new StripeProblem(404, INVALID, "resource_missing", "No such " + what + ": '" + id + "'", param, false);
    }

    boolean isRemembered() {
        return remembered;
    }

    Reply reply() {
        var json = Json.object();
        var error = json.putObject("error")
                .put("message", String.valueOf(getMessage()))
                .put("type", type);
        if (!code.isEmpty()) {
            error.put("code", code);
        }
        if (!param.isEmpty()) {
            error.put("param", param);
        }
        return Reply.json(status, json);
    }
}
