package io.neurocards.providers.kie;

import static io.neurocards.providers.kie.KieFailures.OK;

import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.LookUpAnswer.Failed;
import io.neurocards.providers.LookUpAnswer.NoAnswer;
import io.neurocards.providers.LookUpAnswer.Ready;
import io.neurocards.providers.LookUpAnswer.Waiting;
import io.neurocards.providers.wire.Reply.Answered;
import io.neurocards.providers.wire.Wires;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;

/** Reads what kie.ai says of a task. */
final class KieRecord {

    private KieRecord() {}

    /**
     * Returns what the market's record says, or nothing when the answer holds no record.
     *
     * @param guess how far the task is, 0 to 100, when kie.ai does not say
     */
    static Optional<LookUpAnswer> market(Answered answered, IntSupplier guess) {
        var data = answered.below("data");
        return switch (Wires.text(data.path("state"))) {
            case "" -> Optional.empty();
            case "success" -> Optional.of(ready(marketAddress(data)));
            case "fail", "failed" -> {
                var code = Wires.text(data.path("failCode"));
                var message = Wires.text(data.path("failMsg"));
                yield Optional.of(new Failed(KieFailures.reason(code, message), told(code, message)));
            }
            case "waiting", "queuing" -> Optional.of(new Waiting(0));
            default ->
                Optional.of(new Waiting(Wires.number(data.path("progress"))
                        .map(KieRecord::percent)
                        .orElseGet(guess::getAsInt)));
        };
    }

    /** The result is JSON within a text; a record of another kind has an object there. */
    private static Optional<URI> marketAddress(JsonNode data) {
        var result = data.path("resultJson");
        var parsed = result.isObject() ? Optional.of(result) : Wires.json(Wires.text(result));
        return parsed.flatMap(json -> Wires.firstAddress(json.path("resultUrls"))
                .or(() -> Wires.firstAddress(json.path("resultObject").path("resultUrls"))));
    }

    /** Returns what Veo's record says, or nothing when the answer holds no record. */
    static Optional<LookUpAnswer> veo(Answered answered, IntSupplier guess) {
        var data = answered.below("data");
        if (KieFailures.code(answered) != OK || !data.isObject()) {
            return Optional.empty();
        }
        return switch (Wires.text(data.path("successFlag"))) {
            case "1" ->
                Optional.of(ready(Wires.firstAddress(data.path("response").path("resultUrls"))));
            case "2", "3" -> {
                var code = Wires.text(data.path("errorCode"));
                var message = Wires.text(data.path("errorMessage"));
                yield Optional.of(new Failed(KieFailures.reason(code, message), told(code, message)));
            }
            default -> Optional.of(new Waiting(guess.getAsInt()));
        };
    }

    /** A success without an address is no end: the address may come, and nothing is lost by asking again. */
    private static LookUpAnswer ready(Optional<URI> clip) {
        return clip.<LookUpAnswer>map(address -> new Ready(address, null, List.of()))
                .orElseGet(() -> new NoAnswer("kie.ai says success and names no clip"));
    }

    private static String told(String code, String message) {
        return "kie.ai " + (code.isEmpty() ? "" : code + ": ") + message;
    }

    private static int percent(int progress) {
        return Math.clamp(progress, 0, 100);
    }
}
