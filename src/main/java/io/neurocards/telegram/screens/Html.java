package io.neurocards.telegram.screens;

/** Text as Telegram's HTML: what a customer wrote comes in here, and goes out as nothing but text. */
public record Html(String text) {

    /** Returns {@code text} so that Telegram shows it exactly as it is. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Returns at most {@code longest} characters, never half of one, with an ellipsis when something is left out. */
    public static String cut(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest - 1)).stripTrailing() + "\u2026";
    }

    /** Returns a link; both parts may hold anything. */
    public static Html link(String address, String text) {
        return new Html("<a href=\"" + escape(address) + "\">" + escape(text) + "</a>");
    }
}
