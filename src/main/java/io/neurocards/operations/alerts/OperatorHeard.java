package io.neurocards.operations.alerts;

import java.util.UUID;

/**
 * Some way took what was to be told; published as an event of the application.
 *
 * @param subject the alert's row, or the daily report's
 */
public record OperatorHeard(UUID subject) {}
