package io.neurocards.operations.alerts;

import java.util.Map;

/** What a rule sees when something is wrong. */
record Finding(Level level, Map<String, Object> facts) {}
