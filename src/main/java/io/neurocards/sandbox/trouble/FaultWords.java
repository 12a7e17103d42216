package io.neurocards.sandbox.trouble;

import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.Fault.Where;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Faults as scripts spell them. */
public final class FaultWords {

    private static final Logger log = LoggerFactory.getLogger(FaultWords.class);
    private static final double MILLIS = 1000.0;
    private static final double USUAL_SHARE = 0.2;

    private FaultWords() {}

    /**
     * Reads {@code {"kind": "lost_answer", "times": 1, "vendor": "kie", "operation": "create", "key": "", "containing": "",
     * "seconds": 2.5, "text": "", "accepted": true}}, of which only the kind must be there.
     *
     * @throws IllegalArgumentException when it can't be meant
     */
    public static Fault fault(ObjectNode json) {
        var kind = kind(json.path("kind").asString(""));
        var where = new Where(
                json.path("vendor").asString(""),
                json.path("operation").asString(""),
                json.path("key").asString(""),
                json.path("containing").asString(""));
        var usual = Fault.usualPause(kind).toMillis() / MILLIS;
        return new Fault(
                kind,
                Math.max(1, json.path("times").asInt(1)),
                where,
                Duration.ofMillis(Math.round(json.path("seconds").asDouble(usual) * MILLIS)),
                json.path("text").asString(""),
                json.path("accepted").asBoolean(kind.usuallyAccepts()));
    }

    /**
     * Reads {@code {"seed": 42, "share": 0.2}} or {@code {"seed": 42, "chances": {"lost_answer": 0.05}}}, and prints the seed.
     *
     * @throws IllegalArgumentException when it names no known kind
     */
    public static Storm storm(ObjectNode json) {
        var seed = json.path("seed").asLong(1);
        log.info("Sandbox storm begins: seed={}; the same seed brings the same trouble", seed);
        if (!json.path("chances").isObject()) {
            return Storm.ofAll(seed, json.path("share").asDouble(USUAL_SHARE));
        }
        var chances = new EnumMap<Kind, Double>(Kind.class);
        json.path("chances").forEachEntry((name, chance) -> chances.put(kind(name), chance.asDouble(0)));
        return new Storm(seed, chances);
    }

    private static Kind kind(String word) {
        try {
            return Kind.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no fault called " + word, e);
        }
    }

    /** Returns what is ordered and what has struck. */
    public static ObjectNode told(Faults faults) {
        var json = Json.object();
        var ordered = json.putArray("ordered");
        faults.ordered().forEach(fault -> ordered.add(told(fault)));
        var struck = json.putObject("struck");
        faults.struck().forEach((kind, times) -> struck.put(kind.word(), times));
        faults.storm().ifPresent(storm -> json.putObject("storm").put("seed", storm.seed()));
        return json;
    }

    private static ObjectNode told(Fault fault) {
        return Json.object()
                .put("kind", fault.kind().word())
                .put("times", fault.times())
                .put("vendor", fault.where().vendor())
                .put("operation", fault.where().operation())
                .put("containing", fault.where().containing())
                .put("seconds", fault.pause().toMillis() / MILLIS)
                .put("text", fault.text())
                .put("accepted", fault.accepted());
    }
}
