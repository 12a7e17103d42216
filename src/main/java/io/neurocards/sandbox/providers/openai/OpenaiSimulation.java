package io.neurocards.sandbox.providers.openai;

import io.neurocards.sandbox.providers.world.Accounts;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.Fault.Moment;
import io.neurocards.sandbox.trouble.Faults;
import io.neurocards.sandbox.wire.Call;
import io.neurocards.sandbox.wire.Reply;
import io.neurocards.sandbox.wire.Simulation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /v1/chat/completions}, and {@code GET /v1/models} with the few that it names; nothing else of OpenAI is here. */
public final class OpenaiSimulation implements Simulation {

    public static final String VENDOR = "openai";
    private static final String CHAT = "/v1/chat/completions";
    private static final String MODELS = "/v1/models";
    private static final List<String> NAMED = List.of("gpt-4o-mini", "gpt-4o", "gpt-5-mini");
    private static final int LETTERS_PER_TOKEN = 4;
    private static final int TOKENS_OF_AN_IMAGE = 85;

    private final Accounts accounts;
    private final Faults faults;
    private final Clock clock;
    private final AtomicInteger chats = new AtomicInteger();

    public OpenaiSimulation(Accounts accounts, Faults faults, Clock clock) {
        this.accounts = accounts;
        this.faults = faults;
        this.clock = clock;
    }

    /** Returns how many chats were answered with a completion. */
    public int chats() {
        return chats.get();
    }

    @Override
    public String vendor() {
        return VENDOR;
    }

    @Override
    public String operation(Call call) {
        return call.is("POST", CHAT) ? "chat" : "";
    }

    @Override
    public Reply answer(Call call) {
        try {
            if (accounts.find(call.key()).isEmpty()) {
                throw new OpenaiProblem(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided.");
            }
            if (call.is("GET", MODELS)) {
                return named(models());
            }
            if (!call.is("POST", CHAT)) {
                throw new OpenaiProblem(
                        404, "invalid_request_error", "unknown_url", "Unknown request URL: " + call.path());
            }
            var json = call.json()
                    .orElseThrow(() ->
                            OpenaiProblem.invalid("invalid_json", "We could not parse the JSON body of your request."));
            return named(completion(ChatRequest.of(json), call));
        } catch (OpenaiProblem e) {
            return refusal(e);
        }
    }

    private static Reply models() {
        var json = Json.object().put("object", "list");
        var data = json.putArray("data");
        NAMED.forEach(name -> data.addObject()
                .put("id", name)
                .put("object", "model")
                .put("created", 1_721_172_741)
                .put("owned_by", "system"));
        return Reply.json(200, json);
    }

    private Reply completion(ChatRequest request, Call call) {
        var moment = new Moment(VENDOR, "chat", call.key(), call.text());
        var fault = faults.take(Group.CHAT, moment).map(Fault::kind);
        var written = written(request);
        var content = fault.map(kind -> content(kind, written)).orElse(written);
        var json = Json.object()
                .put("id", "chatcmpl-" + UUID.randomUUID().toString().replace("-", ""))
                .put("object", "chat.completion")
                .put("created", clock.instant().getEpochSecond())
                .put("model", request.model());
        var choice = json.putArray("choices").addObject().put("index", 0);
        var refused = fault.filter(Kind.CHAT_REFUSAL::equals).isPresent();
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", refused ? null : content)
                .put("refusal", refused ? "I'm sorry, I can't help with that." : null)
                .putArray("annotations");
        var cut = fault.filter(kind -> kind == Kind.CHAT_CUT_SHORT || kind == Kind.CHAT_NOTHING)
                .isPresent();
        choice.putNull("logprobs").put("finish_reason", cut ? "length" : "stop");
        usage(json, request, content);
        chats.incrementAndGet();
        return Reply.json(200, json);
    }

    private static String content(Kind kind, String written) {
        return switch (kind) {
            case CHAT_CUT_SHORT -> written.substring(0, written.length() / 2);
            case CHAT_NOTHING -> "";
            case CHAT_NO_JSON -> "Sure! Here is a wonderful idea for your clip.";
            default -> written;
        };
    }

    private static String written(ChatRequest request) {
        var copywriter = new Copywriter(request.words().isEmpty() ? List.of("") : request.words());
        return request.schema().isMissingNode()
                ? copywriter.sentence()
                : Json.text(copywriter.value(request.schema(), ""));
    }

    private static void usage(ObjectNode json, ChatRequest request, String content) {
        var asked = request.words().stream().mapToInt(String::length).sum() / LETTERS_PER_TOKEN
                + request.images() * TOKENS_OF_AN_IMAGE;
        var answered = content.length() / LETTERS_PER_TOKEN;
        json.putObject("usage")
                .put("prompt_tokens", asked)
                .put("completion_tokens", answered)
                .put("total_tokens", asked + answered);
    }

    private static Reply named(Reply reply) {
        return reply.with("x-request-id", "req_" + UUID.randomUUID().toString().replace("-", ""))
                .with("openai-version", "2020-10-01");
    }

    private static Reply refusal(OpenaiProblem problem) {
        var json = Json.object();
        json.putObject("error")
                .put("message", problem.words())
                .put("type", problem.type())
                .putNull("param")
                .put("code", problem.code());
        return named(Reply.json(problem.status(), json));
    }

    private static final Map<Kind, OpenaiProblem> TROUBLES = Map.of(
            Kind.NO_CREDITS,
            new OpenaiProblem(
                    429, "insufficient_quota", "credit_balance_exhausted", "You exceeded your current quota."),
            Kind.KEY_REFUSED,
            new OpenaiProblem(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided."),
            Kind.MAINTENANCE,
            new OpenaiProblem(
                    503, "service_unavailable_error", "server_is_overloaded", "The server is currently overloaded."),
            Kind.MODEL_GONE,
            new OpenaiProblem(404, "invalid_request_error", "model_not_found", "The model does not exist."),
            Kind.MODEL_PAUSED,
            new OpenaiProblem(403, "invalid_request_error", "model_not_available", "You may not use this model."),
            Kind.CONTENT_REFUSED,
            OpenaiProblem.invalid("content_policy_violation", "Your request was rejected by our safety system."));

    @Override
    public Reply trouble(Fault fault) {
        if (fault.kind() == Kind.TOO_MANY_REQUESTS || fault.kind() == Kind.TOO_MANY_RUNNING) {
            var seconds = Long.toString(Math.max(1, fault.pause().toSeconds()));
            return refusal(new OpenaiProblem(
                            429, "requests", "rate_limit_exceeded", "Rate limit reached for requests."))
                    .with("Retry-After", seconds);
        }
        return refusal(TROUBLES.getOrDefault(
                fault.kind(), new OpenaiProblem(500, "server_error", "server_error", "The server had an error.")));
    }
}
