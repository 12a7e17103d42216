package io.neurocards.videos;

/** Words for a model, with the house's rules at their end: those are never cut off, however long the rest is. */
final class FinalPrompt {

    private FinalPrompt() {}

    /** Returns both within {@code limit} characters; {@code body} ends at a word. */
    static String of(String body, String rules, int limit) {
        var room = limit - rules.length() - 1;
        return room < 1 ? cut(rules, limit) : cut(body, room) + "\n" + rules;
    }

    /** Returns a prompt that was written for another model, within this one's limit. */
    static String refit(String prompt, String rules, int limit) {
        if (prompt.length() <= limit) {
            return prompt;
        }
        return prompt.endsWith("\n" + rules)
                ? of(prompt.substring(0, prompt.length() - rules.length() - 1), rules, limit)
                : cut(prompt, limit);
    }

    /** Cuts between two words where there is a gap in the second half, and never through a character. */
    static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        var end = limit;
        while (end > limit / 2 && !Character.isWhitespace(text.charAt(end))) {
            end--;
        }
        if (end <= limit / 2) {
            end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        }
        return text.substring(0, end).stripTrailing();
    }
}
