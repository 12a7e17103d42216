package io.neurocards.telegram.admin;

import io.neurocards.telegram.screens.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a try's answers is looked at, and which part of it, both counted from 1; on a button {@code 12p3}. A page of answers
 * is named by its number alone.
 */
record AnswerPlace(int number, int part) {

    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,2})(?:p([1-9][0-9]?))?");

    /** What fits into a message with a heading, after everything that would be markup was written otherwise. */
    private static final int LONGEST_PART = 3400;

    /** Returns the place that a button names; the first when it names none, nothing when it is none. */
    static Optional<AnswerPlace> parse(@Nullable String choice) {
        var written = WRITTEN.matcher(choice == null ? "1" : choice);
        return written.matches()
                ? Optional.of(new AnswerPlace(
                        Integer.parseInt(written.group(1)),
                        written.group(2) == null ? 1 : Integer.parseInt(written.group(2))))
                : Optional.empty();
    }

    String choice() {
        return number + "p" + part;
    }

    AnswerPlace at(int otherPart) {
        return new AnswerPlace(number, otherPart);
    }

    /** Returns the text in parts that each fit into a message, cut between whole characters; one part of an empty text. */
    static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        var length = 0;
        for (var character : text.codePoints().mapToObj(Character::toString).toList()) {
            var written = Html.escape(character).length();
            if (length + written > LONGEST_PART) {
                parts.add(part.toString());
                part.setLength(0);
                length = 0;
            }
            part.append(character);
            length += written;
        }
        parts.add(part.toString());
        return parts;
    }
}
