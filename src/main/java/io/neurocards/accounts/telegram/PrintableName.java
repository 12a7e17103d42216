package io.neurocards.accounts.telegram;

import org.jspecify.annotations.Nullable;

/** What is left of a name that somebody chose elsewhere, under other rules than ours: it is cut to fit, never refused. */
final class PrintableName {

    private static final int LONGEST = 64;

    private PrintableName() {}

    /** Returns {@code given} in at most 64 whole characters, none of them invisible, or null when nothing is left. */
    static @Nullable String of(@Nullable String given) {
        if (given == null) {
            return null;
        }
        var name = given.codePoints()
                .filter(PrintableName::isPrintable)
                .limit(LONGEST)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip();
        return name.isEmpty() ? null : name;
    }

    private static boolean isPrintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
