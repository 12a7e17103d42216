package io.neurocards.operations.callers;

import java.util.UUID;

/**
 * Somebody who administers by a token of their own.
 *
 * @param id of the token
 * @param name by which the audit log knows them
 */
public record Administrator(UUID id, String name, AdminRole role) {}
