package io.neurocards.media.film;

import java.time.Duration;
import java.util.List;

/**
 * A film that was made.
 *
 * @param unknownWords of the customer's wishes, as they were written; empty for styles that take no wishes
 */
public record Film(Duration duration, Cutting cutting, List<String> unknownWords) {}
