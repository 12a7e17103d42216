package io.neurocards.providers.prompts;

import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/** The prompt writer: each key is shown when the models are asked for, which costs nothing. */
final class WriterCheck implements OutsideCheck {

    private static final int PATIENCE_SECONDS = 8;
    private static final int LONGEST_ANSWER = 4 * 1024 * 1024;

    private final OkHttpClient http;
    private final PromptSettings settings;
    private final ObjectMapper json;

    WriterCheck(OkHttpClient http, PromptSettings settings, ObjectMapper json) {
        this.http = http;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Optional<String> look() throws IOException {
        var wrong = new ArrayList<String>();
        for (var secret : settings.keys()) {
            var key = WriterKey.of(secret);
            var reason = reason(key);
            if (!reason.isEmpty()) {
                wrong.add("key " + key.fingerprint() + " " + reason);
            }
        }
        if (!wrong.isEmpty()) {
            throw new IOException(String.join("; ", wrong));
        }
        var keys = settings.keys().size();
        return keys == 0
                ? Optional.empty()
                : Optional.of((keys == 1 ? "its key is" : keys + " keys are") + " taken, and " + settings.model()
                        + " is among the models");
    }

    /** Returns what is wrong with a key, or with what it opens; nothing when all is well. */
    private String reason(WriterKey key) {
        var question = new Request.Builder()
                .url(settings.models())
                .header("Authorization", "Bearer " + key.secret())
                .build();
        var call = http.newCall(question);
        call.timeout().timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
        try (var answer = call.execute()) {
            return switch (answer.code()) {
                case 200 -> knows(answer.body().byteStream().readNBytes(LONGEST_ANSWER));
                case 401, 403 -> "is refused (" + answer.code() + "): set OPENAI_API_KEY anew";
                case 404 -> "found no list of models (404): is OPENAI_BASE_URL right, up to and with /v1?";
                default -> "was answered " + answer.code() + ": try again later";
            };
        } catch (IOException e) {
            return "got no answer (" + e.getClass().getSimpleName()
                    + "): look at OPENAI_BASE_URL, the network and the proxies";
        }
    }

    private String knows(byte[] listed) {
        try {
            var isListed = json.readTree(listed)
                    .path("data")
                    .valueStream()
                    .anyMatch(model -> model.path("id").asString("").equals(settings.model()));
            return isListed ? "" : "does not open " + settings.model() + ": set OPENAI_MODEL to one of its models";
        } catch (JacksonException _) {
            return "was answered with something else than a list of models: is OPENAI_BASE_URL right?";
        }
    }
}
