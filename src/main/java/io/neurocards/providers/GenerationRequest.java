package io.neurocards.providers;

import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One clip to make.
 *
 * @param attempt our own name for this try; a provider that accepts such a name can be asked for it when an answer was lost
 * @param photo an upright JPEG in sRGB
 * @param cutout the same as a PNG whose background is transparent, when the customer's photo came so
 * @param look the template: {@code ugc}, {@code ad} or {@code self}
 * @param prompt the final text, within the model's limit
 * @param direction the customer's own words about camera and light
 * @param seconds how long the clip is to be
 * @param seed makes the clip of one attempt the same whenever it is made again
 * @param variant 0, 1, 2 … within one order, so that its clips differ
 */
public record GenerationRequest(
        UUID attempt,
        Model model,
        Path photo,
        @Nullable Path cutout,
        String look,
        String prompt,
        String direction,
        int seconds,
        long seed,
        int variant) {}
