package io.neurocards.shared;

import org.jspecify.annotations.Nullable;

/** Texts that customers and operators write. */
public final class Wording {

    private Wording() {}

    /**
     * Lets a text pass that can be kept.
     *
     * @param limit in characters as people count them
     * @throws ProblemException TEXT_TOO_LONG with {@code field}, {@code length} and {@code limit}; INVALID_REQUEST with {@code field}
     *     when it is not made of characters
     */
    public static void require(String field, @Nullable String text, int limit) {
        if (text == null) {
            return;
        }
        var length = text.codePointCount(0, text.length());
        if (length > limit) {
            throw new ProblemException(ProblemCode.TEXT_TOO_LONG)
                    .with("field", field)
                    .with("length", length)
                    .with("limit", limit);
        }
        if (!text.codePoints().allMatch(Wording::isText)) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }

    /**
     * Lets a text pass that can be kept and says something.
     *
     * @throws ProblemException as above; INVALID_REQUEST with {@code field} also when nothing is there
     */
    public static void requireSaid(String field, String text, int limit) {
        if (text.isBlank()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
        require(field, text, limit);
    }

    /** Returns whether the database can keep it, and a reader read it. */
    private static boolean isText(int character) {
        return "\n\r\t".indexOf(character) >= 0
                || (!Character.isISOControl(character) && Character.getType(character) != Character.SURROGATE);
    }
}
