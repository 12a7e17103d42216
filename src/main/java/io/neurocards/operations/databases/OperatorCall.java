package io.neurocards.operations.databases;

import io.neurocards.operations.alerts.Level;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * Something that whoever runs the studio has to be told now, by ways that need no database; published as an event of the
 * application. {@link CallTexts} says it in words.
 *
 * @param id the same for every try to pass it on
 * @param cause a name that never changes
 * @param isOver whether it tells that something has passed
 * @param since when it began
 * @param at when it was noticed, or had passed
 */
public record OperatorCall(
        UUID id, String cause, Level level, boolean isOver, Instant since, Instant at, Map<String, Object> facts) {}
