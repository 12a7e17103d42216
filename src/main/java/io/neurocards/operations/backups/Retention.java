package io.neurocards.operations.backups;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which backups stay: the newest of each day, week and month (UTC; weeks begin on Monday), for so many of them up to today.
 *
 * @param days how many, today among them
 * @param weeks how many, this one among them
 * @param months how many, this one among them
 */
record Retention(int days, int weeks, int months) {

    Set<BackupName> kept(List<BackupName> all, LocalDate today) {
        var kept = new HashSet<BackupName>();
        var periods = new HashSet<String>();
        var week = monday(today);
        for (var name : all.stream()
                .sorted(Comparator.comparing(BackupName::begunAt).reversed())
                .toList()) {
            var day = name.begunAt().atZone(ZoneOffset.UTC).toLocalDate();
            if (day.isAfter(today)) {
                kept.add(name); // of a clock that was ahead: nobody can tell how old it is
            }
            if (day.isAfter(today.minusDays(days)) && periods.add("day " + day)) {
                kept.add(name);
            }
            if (monday(day).isAfter(week.minusWeeks(weeks)) && periods.add("week " + monday(day))) {
                kept.add(name);
            }
            var month = YearMonth.from(day);
            if (month.isAfter(YearMonth.from(today).minusMonths(months)) && periods.add("month " + month)) {
                kept.add(name);
            }
        }
        return kept;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
