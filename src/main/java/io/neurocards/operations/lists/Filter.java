package io.neurocards.operations.lists;

import java.util.List;

/**
 * Something that a table is filtered by.
 *
 * @param name as it stands in the address, and as its title is looked up
 * @param condition in SQL, with the value as {@code :name}
 * @param choices what it may be, if not everything
 */
public record Filter(String name, String condition, Kind kind, List<String> choices) {

    /** What a value has to be; another one finds nothing. */
    public enum Kind {
        /** Any text of at most 100 characters. */
        TEXT,
        /** One of its choices. */
        CHOICE,
        /** A day, such as 2026-03-05. */
        DAY,
        /** An id. */
        ID
    }

    /** Returns one by text. */
    public static Filter text(String name, String condition) {
        return new Filter(name, condition, Kind.TEXT, List.of());
    }

    /** Returns one by an id, which the condition casts to {@code uuid}. */
    public static Filter id(String name, String condition) {
        return new Filter(name, condition, Kind.ID, List.of());
    }

    /** Returns one by a day, which the condition casts to {@code date}. */
    public static Filter day(String name, String condition) {
        return new Filter(name, condition, Kind.DAY, List.of());
    }

    /** Returns one by one of these words. */
    public static Filter choice(String name, String condition, List<String> choices) {
        return new Filter(name, condition, Kind.CHOICE, choices);
    }

    boolean takes(String value) {
        return switch (kind) {
            case TEXT -> value.length() <= 100 && value.indexOf('\0') < 0;
            case CHOICE -> choices.contains(value);
            case DAY -> value.matches("2\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])") && isDay(value);
            case ID -> value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        };
    }

    private static boolean isDay(String value) {
        try {
            java.time.LocalDate.parse(value);
            return true;
        } catch (java.time.DateTimeException _) {
            return false;
        }
    }
}
