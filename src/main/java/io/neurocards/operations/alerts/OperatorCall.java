package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that whoever runs the studio has to be told now, by ways that need no database. The texts of calls say it in words.
 *
 * @param id the same for every try to pass it on
 * @param alert the row it is about; absent for what is known without a database
 * @param cause a name that never changes
 * @param isOver whether it tells that something has passed
 * @param since when it began
 * @param at when it was noticed, or had passed
 */
public record OperatorCall(
        UUID id,
        @Nullable UUID alert,
        String cause,
        Level level,
        boolean isOver,
        Instant since,
        Instant at,
        Map<String, Object> facts) {}
