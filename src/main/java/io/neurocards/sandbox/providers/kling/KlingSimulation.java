package io.neurocards.sandbox.providers.kling;

import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.Simulation;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Kling's developer API, both generations of it. */
public final class KlingSimulation implements Simulation {

    public static final String VENDOR = "kling";

    private final KlingKeys keys;
    private final KlingVideos videos;
    private final KlingTasks tasks;

    public KlingSimulation(KlingKeys keys, KlingDesk desk) {
        this.keys = keys;
        this.videos = new KlingVideos(desk);
        this.tasks = new KlingTasks(desk);
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public String operation(Call call) {
        if (call.method().equals("POST")) {
            return call.path().startsWith(KlingVideos.BASE) || KlingTasks.isCreate(call) ? "create" : "";
        }
        if (call.path().equals("/tasks")) {
            return "look";
        }
        if (!call.path().startsWith(KlingVideos.BASE)) {
            return "";
        }
        return call.path().indexOf('/', KlingVideos.BASE.length()) < 0 ? "list" : "look";
    }

    @Override
    public Reply answer(Call call) {
        try {
            var isOlder = call.path().startsWith(KlingVideos.BASE);
            var account = keys.account(call.key(), isOlder);
            var json = envelope(0, "SUCCEED");
            json.set("data", isOlder ? videos.answer(call, account) : tasks.answer(call, account));
            return Reply.json(200, json);
        } catch (KlingProblem e) {
            return refusal(e.status(), e.code(), e.words());
        }
    }

    private static ObjectNode envelope(int code, String message) {
        return Json.object()
                .put("code", code)
                .put("message", message)
                .put("request_id", UUID.randomUUID().toString());
    }

    private static Reply refusal(int status, int code, String message) {
        return Reply.json(status, envelope(code, message));
    }

    @Override
    public Reply trouble(Fault fault) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS -> {
                var seconds = Long.toString(Math.max(1, fault.pause().toSeconds()));
                yield said(fault, 429, 1302, "The API request is too fast").with("Retry-After", seconds);
            }
            case TOO_MANY_RUNNING -> said(fault, 429, 1303, "parallel task over resource pack limit");
            case NO_CREDITS -> said(fault, 429, 1102, "Resource pack depleted or expired");
            case KEY_REFUSED -> said(fault, 401, 1002, "Authorization is invalid");
            case MAINTENANCE -> said(fault, 503, 5001, "The server is temporarily unavailable due to maintenance");
            case MODEL_PAUSED -> said(fault, 403, 1103, "No permission to access the requested model");
            case MODEL_GONE -> said(fault, 404, 1203, "The model does not exist");
            case CONTENT_REFUSED -> said(fault, 400, 1301, "The content triggers the safety policy");
            default -> said(fault, 500, 5000, "Internal server error");
        };
    }

    private static Reply said(Fault fault, int status, int code, String words) {
        return refusal(status, code, fault.textOr(words));
    }
}
