package io.neurocards.operations.alerts;

import java.util.Map;

/**
 * What a rule sees when something is wrong.
 *
 * @param facts numbers and names for the words of the alert; never a secret
 */
public record Finding(Level level, Map<String, Object> facts) {}
