package io.neurocards.providers.prompts;

import io.neurocards.providers.prompts.WriterAnswer.Reason;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Understands what the service answers: by status and code fields, never by its sentences, which may repeat a key or what a
 * customer wrote.
 */
record ChatAnswer(ObjectMapper json) {

    /** Longer than this, a text is no scenario. */
    private static final int LONGEST_TEXT = 4000;

    private static final Pattern CODE = Pattern.compile("[a-z0-9_.-]{1,60}");
    private static final Set<String> NO_MONEY = Set.of(
            "insufficient_quota",
            "credit_balance_exhausted",
            "organization_spend_limit_exceeded",
            "project_spend_limit_exceeded",
            "organization_usage_limit_exceeded",
            "billing_hard_limit_reached",
            "billing_not_active");

    Heard understand(int status, @Nullable String retryAfter, String body) {
        if (status == 200) {
            return scenario(body);
        }
        var error = tree(body).path("error");
        var code = code(error.path("code"));
        var type = code(error.path("type"));
        var detail = "status " + status + " " + type + " " + code;
        if (NO_MONEY.contains(code) || NO_MONEY.contains(type) || status == 402) {
            return new Heard.No(Reason.QUOTA, detail);
        }
        return switch (status) {
            case 429 -> new Heard.NotNow(Reason.RATE_LIMIT, detail, seconds(retryAfter));
            case 401, 403, 404 -> new Heard.No(Reason.REFUSED, detail);
            default ->
                status >= 500
                        ? new Heard.NotNow(Reason.AWAY, detail, seconds(retryAfter))
                        : new Heard.No(Reason.UNUSABLE, detail);
        };
    }

    private Heard scenario(String body) {
        var choice = tree(body).path("choices").path(0);
        var message = choice.path("message");
        if (!message.path("refusal").asString("").isBlank()) {
            return new Heard.No(Reason.UNUSABLE, "refusal");
        }
        var content = tree(message.path("content").asString(""));
        var spoken = text(content, "spoken_text");
        var scene = text(content, "scene");
        var prompt = text(content, "final_prompt");
        if (spoken == null || scene == null || prompt == null || scene.isEmpty() || prompt.isEmpty()) {
            return new Heard.No(Reason.UNUSABLE, "not a scenario, finish_reason " + code(choice.path("finish_reason")));
        }
        return new Heard.Told(new Scenario(spoken, scene, prompt));
    }

    private static @Nullable String text(JsonNode content, String field) {
        var value = content.path(field);
        if (!value.isString()) {
            return null;
        }
        var clean = value.asString()
                .replace("\r\n", "\n")
                .replaceAll("[\\p{Cc}&&[^\n]]", " ")
                .strip();
        return clean.length() > LONGEST_TEXT ? null : clean;
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    private static String code(JsonNode node) {
        var text = node.asString("");
        return CODE.matcher(text).matches() ? text : "-";
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        return header != null && header.strip().matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(header.strip()))
                : null;
    }
}
