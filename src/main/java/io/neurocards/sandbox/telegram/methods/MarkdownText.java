package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.methods.Formatted.Entity;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Reads both of Telegram's Markdowns: emphasis, code and links; block quotes are text here. */
final class MarkdownText {

    private static final Map<String, String> OLD = Map.of("*", "bold", "_", "italic");
    private static final Map<String, String> NEW =
            Map.of("*", "bold", "__", "underline", "_", "italic", "~", "strikethrough", "||", "spoiler");
    private static final String RESERVED = "_*[]()~`>#+-=|{}.!";

    private final String source;
    private final boolean second;
    private final Map<String, String> marks;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    MarkdownText(String source, boolean second) {
        this.source = source;
        this.second = second;
        this.marks = second ? NEW : OLD;
    }

    private record Open(String mark, int from, int start) {}

    Formatted read() {
        while (at < source.length()) {
            step();
        }
        if (!open.isEmpty()) {
            throw unclosed(open.getLast().mark(), open.getLast().start());
        }
        return new Formatted(text.toString(), entities);
    }

    private void step() {
        var next = source.charAt(at);
        if (next == '\\' && at + 1 < source.length() && RESERVED.indexOf(source.charAt(at + 1)) >= 0) {
            text.append(source.charAt(at + 1));
            at += 2;
        } else if (next == '`') {
            code();
        } else if (next == '[') {
            open("[");
        } else if (next == ']' && !open.isEmpty() && open.getLast().mark().equals("[")) {
            link();
        } else if (!mark()) {
            if (second && RESERVED.indexOf(next) >= 0 && !(next == '>' && atLineStart())) {
                throw BotApiProblem.badRequest("can't parse entities: Character '" + next
                        + "' is reserved and must be escaped with the preceding '\\'");
            }
            text.append(next);
            at++;
        }
    }

    private boolean atLineStart() {
        return at == 0 || source.charAt(at - 1) == '\n';
    }

    private boolean mark() {
        for (var mark : List.of("__", "||", "*", "_", "~")) {
            if (marks.containsKey(mark) && source.startsWith(mark, at)) {
                if (!open.isEmpty() && open.getLast().mark().equals(mark)) {
                    close(mark);
                } else {
                    open(mark);
                }
                return true;
            }
        }
        return false;
    }

    private void open(String mark) {
        open.addLast(new Open(mark, text.length(), at));
        at += mark.length();
    }

    private void close(String mark) {
        var from = open.removeLast().from();
        entities.add(new Entity(marks.getOrDefault(mark, "bold"), from, text.length() - from, null));
        at += mark.length();
    }

    private void link() {
        var start = open.removeLast();
        at++;
        if (at >= source.length() || source.charAt(at) != '(') {
            return;
        }
        var end = source.indexOf(')', at);
        if (end < 0) {
            throw unclosed("(", at);
        }
        entities.add(
                new Entity("text_link", start.from(), text.length() - start.from(), source.substring(at + 1, end)));
        at = end + 1;
    }

    private void code() {
        var fence = source.startsWith("```", at) ? "```" : "`";
        var end = source.indexOf(fence, at + fence.length());
        if (end < 0) {
            throw unclosed(fence, at);
        }
        var from = text.length();
        text.append(source, at + fence.length(), end);
        entities.add(new Entity(fence.equals("`") ? "code" : "pre", from, text.length() - from, null));
        at = end + fence.length();
    }

    private BotApiProblem unclosed(String mark, int start) {
        var name = Map.of(
                        "*",
                        "Bold",
                        "_",
                        "Italic",
                        "__",
                        "Underline",
                        "~",
                        "Strikethrough",
                        "||",
                        "Spoiler",
                        "`",
                        "Code",
                        "```",
                        "Pre")
                .getOrDefault(mark, "TextUrl");
        return BotApiProblem.badRequest(
                "can't parse entities: Can't find end of " + (second ? name + " entity" : "the entity")
                        + (second ? " at byte offset " : " starting at byte offset ")
                        + source.substring(0, start).getBytes(StandardCharsets.UTF_8).length);
    }
}
