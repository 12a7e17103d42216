package io.neurocards.videos;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for, as they wrote it and not yet checked.
 *
 * @param template {@code ugc}, {@code ad} or {@code self}
 * @param description what the product is
 * @param wishes anything else, may be absent
 * @param prompt the customer's own direction, for {@code self}
 * @param count how many clips
 * @param seconds how long each is, the model's usual length when absent
 * @param model which model, the usual one when absent
 * @param language the language of the texts, {@code ru} or {@code en}
 * @param scenario what the customer has seen and agreed to, when there is such a thing
 */
public record Brief(
        @Nullable String template,
        @Nullable String description,
        @Nullable String wishes,
        @Nullable String prompt,
        int count,
        @Nullable Integer seconds,
        @Nullable String model,
        String language,
        @Nullable UUID scenario) {

    /** How many clips one order may have. */
    public static final List<Integer> COUNTS = List.of(1, 3, 5);

    /** In characters, as a reader counts them. */
    public static final int LONGEST_DESCRIPTION = 1000;

    /** In characters, as a reader counts them. */
    public static final int LONGEST_WISHES = 1000;

    public Brief(
            @Nullable String template,
            @Nullable String description,
            @Nullable String wishes,
            @Nullable String prompt,
            int count,
            @Nullable Integer seconds,
            @Nullable String model,
            String language) {
        this(template, description, wishes, prompt, count, seconds, model, language, null);
    }

    /** Returns everything that is asked in one fixed form, for comparison with a repetition. */
    String asked(VideoType type) {
        return Stream.<@Nullable Object>of(
                        template, description, wishes, prompt, count, seconds, model, scenario, type.text())
                .map(part -> Objects.requireNonNullElse(part, "").toString())
                .collect(Collectors.joining("\u001f"));
    }

    /** Returns the same for another model. */
    public Brief by(String other) {
        return new Brief(template, description, wishes, prompt, count, seconds, other, language, scenario);
    }

    /** Returns the same as it was told in a scenario. */
    public Brief with(@Nullable UUID other) {
        return new Brief(template, description, wishes, prompt, count, seconds, model, language, other);
    }
}
