package io.neurocards.accounts;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a customer wants to be called; nobody has to say. */
final class PersonName {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;

    private PersonName() {}

    /**
     * Returns {@code typed} without surrounding space, or null when nothing is left.
     *
     * @throws ProblemException NAME_INVALID when it is longer than 64 characters or holds control characters
     */
    static @Nullable String of(@Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        var name = typed.strip();
        if (name.codePointCount(0, name.length()) > Persons.LONGEST_NAME
                || name.codePoints().anyMatch(PersonName::isUnprintable)) {
            throw new ProblemException(ProblemCode.NAME_INVALID).with("max", Persons.LONGEST_NAME);
        }
        return name;
    }

    /** Control characters, marks that reorder the text around them, halves of characters and line breaks. */
    private static boolean isUnprintable(int character) {
        if (character == NON_JOINER || character == JOINER) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
