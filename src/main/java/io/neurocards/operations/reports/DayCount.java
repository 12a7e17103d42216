package io.neurocards.operations.reports;

import java.time.LocalDate;
import java.util.List;

/**
 * How many there were of something on a day.
 *
 * @param parts what it was, by the words of {@link DailyFigure#parts}
 */
public record DayCount(LocalDate day, List<String> parts, long count) {}
