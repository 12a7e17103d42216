package io.neurocards.providers;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A provider whose answers are timed, by what was asked and what kind of answer came. */
record MeasuredProvider(VideoProvider provider, MeterRegistry registry) implements VideoProvider {

    /** Around what a vendor takes for an answer, up to the longest that is waited for one. */
    private static final Duration[] BOUNDS = {
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30)
    };

    @Override
    public String name() {
        return provider.name();
    }

    @Override
    public boolean isRepeatable() {
        return provider.isRepeatable();
    }

    @Override
    public Reservation reserve(Model model, UUID attempt) {
        return provider.reserve(model, attempt);
    }

    @Override
    public SubmitAnswer submit(GenerationRequest request) {
        return timed("submit", () -> provider.submit(request));
    }

    @Override
    public LookUpAnswer lookUp(Task task) {
        return timed("look_up", () -> provider.lookUp(task));
    }

    @Override
    public void release(UUID attempt) {
        provider.release(attempt);
    }

    @Override
    public void forget(Task task) {
        provider.forget(task);
    }

    private <A> A timed(String call, Supplier<A> asked) {
        var began = System.nanoTime();
        var outcome = "broke";
        try {
            var answer = asked.get();
            outcome = word(answer.getClass().getSimpleName());
            return answer;
        } finally {
            Timer.builder("neurocards_provider_calls")
                    .tags("provider", name(), "call", call, "outcome", outcome)
                    .serviceLevelObjectives(BOUNDS)
                    .register(registry)
                    .record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    private static String word(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
