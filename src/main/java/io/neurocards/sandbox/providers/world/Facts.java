package io.neurocards.sandbox.providers.world;

import io.neurocards.sandbox.telegram.world.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the simulated providers know, as JSON; never a key. */
public final class Facts {

    private static final int SHORT = 8;

    private final Tasks tasks;
    private final Clock clock;

    public Facts(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Returns the counts, and the newest tasks first, at most {@code most} of them. */
    public JsonNode all(int most) {
        var json = Json.object();
        var known = tasks.all();
        json.put(
                "creates",
                tasks.createsByName().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        counts(json.putObject("creates_by_name"), tasks.createsByName());
        counts(json.putObject("creates_by_key"), tasks.createsByKey());
        var list = json.putArray("tasks");
        known.reversed().stream().limit(most).forEach(task -> list.add(task(task)));
        return json;
    }

    private static void counts(ObjectNode json, java.util.Map<String, Integer> counts) {
        counts.forEach(json::put);
    }

    private ObjectNode task(SimulatedTask task) {
        var now = clock.instant();
        var order = task.order();
        return Json.object()
                .put("id", task.id())
                .put("vendor", task.vendor())
                .put("account", order.account().number())
                .put("key", fingerprint(order.key()))
                .put("model", order.model())
                .put("name", Tasks.countedName(order))
                .put("external_id", order.externalId())
                .put("callback", order.callback())
                .put("state", task.phase(now).name().toLowerCase(Locale.ROOT))
                .put("created_at", task.created().toString())
                .put("changed_at", task.changed(now).toString())
                .put("failure", task.phase(now) == Phase.FAILED ? task.failText() : "")
                .put("seconds", order.film().seconds())
                .put("looks", task.looks())
                .put("told", task.told())
                .put("downloads", task.downloads());
    }

    /** Returns a short name of a key that can't be turned back. */
    static String fingerprint(String key) {
        return fingerprint(key.getBytes(StandardCharsets.UTF_8)).substring(0, SHORT);
    }

    /** Returns a name that only this content has. */
    public static String fingerprint(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
