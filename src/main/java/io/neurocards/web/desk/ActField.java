package io.neurocards.web.desk;

import java.util.List;

/**
 * Something that is asked for besides the reason.
 *
 * @param name of the field, whose title is looked up at {@code desk.field.}
 * @param kind one of number, text, checkbox and choice
 * @param value what it holds at first
 * @param choices what one of them may be, where that is limited
 */
public record ActField(String name, String kind, String value, List<String> choices) {

    /** Returns one for a whole number. */
    public static ActField number(String name) {
        return new ActField(name, "number", "", List.of());
    }

    /** Returns one for a short text. */
    public static ActField text(String name) {
        return new ActField(name, "text", "", List.of());
    }

    /** Returns one that is ticked or not. */
    public static ActField tick(String name) {
        return new ActField(name, "checkbox", "", List.of());
    }

    /** Returns one for one of these words. */
    public static ActField choice(String name, String value, List<String> choices) {
        return new ActField(name, "choice", value, choices);
    }
}
