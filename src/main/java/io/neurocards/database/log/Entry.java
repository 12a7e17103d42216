package io.neurocards.database.log;

import java.util.UUID;

/**
 * One sealed entry on its way.
 *
 * @param place its number and chained hash
 * @param operation whose changes these are
 * @param type the action, {@code act} for one without an operation, {@code manual} for a hand edit
 * @param json the whole entry as the other database takes it
 */
public record Entry(Head place, UUID operation, String type, String json) {}
