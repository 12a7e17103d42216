package io.neurocards.sandbox.providers.kie;

import io.neurocards.sandbox.providers.world.Account;
import io.neurocards.sandbox.providers.world.Accounts;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.Simulation;
import tools.jackson.databind.JsonNode;

/** kie's API below {@code /api/v1}. Refusals come under HTTP 200, as its own do; a fault may order another status. */
public final class KieSimulation implements Simulation {

    public static final String VENDOR = "kie";

    private final Accounts accounts;
    private final KieMarket market;
    private final KieVeo veo;

    public KieSimulation(Accounts accounts, KieDesk desk) {
        this.accounts = accounts;
        this.market = new KieMarket(desk);
        this.veo = new KieVeo(desk);
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public String operation(Call call) {
        return switch (call.path()) {
            case "/api/v1/jobs/createTask", "/api/v1/veo/generate" -> "create";
            case "/api/v1/jobs/recordInfo", "/api/v1/veo/record-info" -> "look";
            case "/api/v1/chat/credit" -> "credit";
            case "/api/v1/common/download-url" -> "link";
            default -> "";
        };
    }

    @Override
    public Reply answer(Call call) {
        try {
            return ok(data(call, account(accounts, call)));
        } catch (KieProblem e) {
            return refusal(e.code(), e.words());
        }
    }

    private JsonNode data(Call call, Account account) {
        return switch (call.method() + " " + call.path()) {
            case "POST /api/v1/jobs/createTask" -> market.create(call, account);
            case "GET /api/v1/jobs/recordInfo" -> market.recordInfo(call, account);
            case "POST /api/v1/veo/generate" -> veo.generate(call, account);
            case "GET /api/v1/veo/record-info" -> veo.recordInfo(call, account);
            case "GET /api/v1/chat/credit" ->
                Json.object().put("left", account.credits()).path("left");
            case "POST /api/v1/common/download-url" -> market.link(call);
            default -> throw new KieProblem(404, "Not Found");
        };
    }

    static Account account(Accounts accounts, Call call) {
        return accounts.find(call.key()).orElseThrow(() -> new KieProblem(401, "You do not have access permissions"));
    }

    private static Reply ok(JsonNode data) {
        var json = Json.object().put("code", 200).put("msg", "success");
        json.set("data", data);
        return Reply.json(200, json);
    }

    private static Reply refusal(int code, String words) {
        return Reply.json(200, Json.object().put("code", code).put("msg", words).putNull("data"));
    }

    @Override
    public Reply trouble(Fault fault) {
        return switch (fault.kind()) {
            case TOO_MANY_REQUESTS ->
                said(fault, 429, "Your request frequency is too high. Please try again later.")
                        .with(
                                "Retry-After",
                                Long.toString(Math.max(1, fault.pause().toSeconds())));
            case TOO_MANY_RUNNING -> said(fault, 429, "Too many tasks are running, please try again later.");
            case NO_CREDITS -> said(fault, 402, "Credits insufficient");
            case KEY_REFUSED -> said(fault, 401, "You do not have access permissions");
            case MAINTENANCE -> said(fault, 455, "Service Unavailable - the system is undergoing maintenance");
            case MODEL_PAUSED -> said(fault, 500, "This interface is temporarily paused");
            case MODEL_GONE -> said(fault, 422, "The model name you specified is not supported");
            case CONTENT_REFUSED -> said(fault, 400, "Your prompt was flagged as violating content policies.");
            default ->
                said(fault, 500, "Server Error - an unexpected error occurred").withStatus(500);
        };
    }

    private static Reply said(Fault fault, int code, String words) {
        return refusal(code, fault.textOr(words));
    }
}
