package io.neurocards.web.desk;

import java.util.Arrays;
import java.util.List;

/**
 * Something that is asked for besides the reason.
 *
 * @param name of the field, whose title is looked up at {@code desk.field.}
 * @param kind one of number, count, text, needed, long, day, checkbox, choice and many
 * @param value what it holds at first; the words of a field of many apart by spaces
 * @param choices what one of them may be, where that is limited
 */
public record ActField(String name, String kind, String value, List<String> choices) {

    private static final String MANY = "many";
    private static final String LONG = "long";
    private static final int LONGEST = 500;
    private static final int LONGEST_OF_LONG = 4096;

    /** Returns one for a whole number. */
    public static ActField number(String name) {
        return new ActField(name, "number", "", List.of());
    }

    /** Returns one for a whole number that may be left out. */
    public static ActField count(String name) {
        return new ActField(name, "count", "", List.of());
    }

    /** Returns one for a short text. */
    public static ActField text(String name) {
        return new ActField(name, "text", "", List.of());
    }

    /** Returns one for a short text that can't be left out. */
    public static ActField needed(String name) {
        return new ActField(name, "needed", "", List.of());
    }

    /** Returns one for a text of many lines. */
    public static ActField lines(String name) {
        return new ActField(name, LONG, "", List.of());
    }

    /** Returns one for a day, which may be left out. */
    public static ActField day(String name) {
        return new ActField(name, "day", "", List.of());
    }

    /** Returns one that is ticked or not. */
    public static ActField tick(String name) {
        return new ActField(name, "checkbox", "", List.of());
    }

    /** Returns one for one of these words. */
    public static ActField choice(String name, String value, List<String> choices) {
        return new ActField(name, "choice", value, choices);
    }

    /** Returns one for any of these words. */
    public static ActField many(String name, List<String> choices) {
        return new ActField(name, MANY, "", choices);
    }

    /** Returns it with something in it. */
    public ActField holding(String typed) {
        return new ActField(name, kind, typed, choices);
    }

    /** Returns whether a field of many holds a word. */
    public boolean holds(String word) {
        return Arrays.asList(value.split(" ")).contains(word);
    }

    /** Returns how many characters can be typed into it. */
    public int longest() {
        return kind.equals(LONG) ? LONGEST_OF_LONG : LONGEST;
    }

    boolean isOfMany() {
        return kind.equals(MANY);
    }
}
