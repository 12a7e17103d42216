package io.neurocards.telegram.updates;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.outgoing.OutgoingFigures;
import io.neurocards.telegram.outgoing.OutgoingMeter;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/** Measures what this process heard from chats and what became of what it sent there. */
@Component
@ConditionalOnBot
final class BotMeter {

    private static final Map<String, ToLongFunction<OutgoingFigures>> RESULTS = Map.of(
            "sent", OutgoingFigures::sent,
            "refused", OutgoingFigures::refused,
            "blocked", OutgoingFigures::blocked,
            "uncertain", OutgoingFigures::uncertain,
            "told_to_wait", OutgoingFigures::toldToWait);

    BotMeter(OutgoingMeter outgoing, Hearing hearing, MeterRegistry registry) {
        RESULTS.forEach((result, count) -> FunctionCounter.builder(
                        "neurocards_bot_answers", outgoing, meter -> count.applyAsLong(meter.figures()))
                .tag("result", result)
                .register(registry));
        Gauge.builder(
                        "neurocards_bot_answers_waiting",
                        outgoing,
                        meter -> meter.figures().waiting())
                .register(registry);
        FunctionCounter.builder("neurocards_bot_updates", hearing, Hearing::updates)
                .register(registry);
    }
}
