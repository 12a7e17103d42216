package io.neurocards.operations.daily;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * A day in numbers.
 *
 * @param figures by names such as {@code clips.completed}; what was not measured is not there
 * @param before the same of the day before
 * @param advice what should be done, as it is now
 */
public record DailyReport(
        LocalDate day, ZoneId zone, Map<String, Number> figures, Map<String, Number> before, List<Advice> advice) {}
