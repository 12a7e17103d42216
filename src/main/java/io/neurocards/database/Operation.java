package io.neurocards.database;

import io.neurocards.shared.OperationId;

/**
 * What a caller wants decided once.
 *
 * @param id named before the first attempt and repeated with every other one
 * @param type the action, such as {@code videos.order}
 * @param request everything that was asked, as text in one fixed form; only its SHA-256 is kept. A secret goes in as a
 *     digest, never in clear.
 */
public record Operation(OperationId id, String type, String request) {}
