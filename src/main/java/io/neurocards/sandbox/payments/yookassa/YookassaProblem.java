package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.wire.Reply;
import java.util.UUID;

/** A refusal as YooKassa spells it. */
final class YookassaProblem extends RuntimeException {

    private static final long serialVersionUID = 1;
    private final int status;
    private final String code;
    private final String parameter;

    YookassaProblem(int status, String code, String description, String parameter) {
        super(description);
        this.status = status;
        this.code = code;
        this.parameter = parameter;
    }

    static YookassaProblem invalid(String parameter, String description) {
        return new YookassaProblem(400, "invalid_request", description, parameter);
    }

    static YookassaProblem missing(String what, String id) {
        return new YookassaProblem(404, "not_found", what + " doesn't exist: " + id, "");
    }

    Reply reply() {
        var json = Json.object()
                .put("type", "error")
                .put("id", UUID.randomUUID().toString())
                .put("code", code)
                .put("description", String.valueOf(getMessage()));
        if (!parameter.isEmpty()) {
            json.put("parameter", parameter);
        }
        return Reply.json(status, json);
    }
}
