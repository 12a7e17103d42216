package io.neurocards.operations.daily;

import java.util.Map;

/**
 * Something that should be done before it is an alert, because of a measured number.
 *
 * @param kind {@code performance}, {@code scaling} or {@code maintenance}
 * @param name of the rule, which never changes; {@link DailyWords} says it
 * @param facts the numbers
 */
public record Advice(String kind, String name, Map<String, Object> facts) {}
