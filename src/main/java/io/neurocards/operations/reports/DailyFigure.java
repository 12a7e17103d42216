package io.neurocards.operations.reports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is counted by the day. Each is one statement that reads the rows of the days which are asked for, found by an index. */
public enum DailyFigure {
    /** Who became known, by where; accounts that were joined are one, tests of partners are none. */
    REGISTRATIONS(List.of("platform"), DailySql.REGISTRATIONS),
    /** Clips that were ordered. */
    ORDERED(List.of("template", "model"), DailySql.ORDERED),
    /** Clips that ended: as {@code completed}, {@code late}, {@code failed} or {@code cancelled}. */
    ENDED(List.of("outcome", "template", "model", "error"), DailySql.ENDED),
    /** Credits that moved. */
    CREDITS(List.of("kind"), DailySql.CREDITS),
    /** Loyalty points that moved. */
    POINTS(List.of("kind"), DailySql.POINTS),
    /** Milliseconds that clips took which were completed, in two significant digits: how many of them took as long. */
    WAITS(List.of("part", "milliseconds"), DailySql.WAITS);

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> parts;

    private final String statement;

    DailyFigure(List<String> parts, String statement) {
        this.parts = parts;
        this.statement = statement;
    }

    /** Returns what its counts are told apart by. */
    public List<String> parts() {
        return parts;
    }

    String statement() {
        return statement;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DailyFigure> of(String word) {
        return Arrays.stream(values())
                .filter(figure -> figure.word().equals(word))
                .findFirst();
    }
}
