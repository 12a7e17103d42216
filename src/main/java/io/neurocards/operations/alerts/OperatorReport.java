package io.neurocards.operations.alerts;

import java.time.Instant;
import java.util.UUID;

/**
 * The daily report in words, for whoever runs the studio; published as an event of the application.
 *
 * @param id of its row
 * @param text the whole, as plain text
 * @param brief what a chat gets
 */
public record OperatorReport(UUID id, Instant at, String subject, String text, String brief) {}
