package io.neurocards.sandbox.telegram.methods;

import io.neurocards.sandbox.telegram.methods.Formatted.Entity;
import io.neurocards.sandbox.telegram.world.BotApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Telegram's HTML, as unforgiving as Telegram: no other tags, each closed in its turn, no bare {@code <}. */
final class HtmlText {

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("span", "spoiler"),
            Map.entry("a", "text_link"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("blockquote", "blockquote"),
            Map.entry("tg-emoji", "custom_emoji"));
    private static final Map<String, String> CHARACTERS = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final List<Entity> entities = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int at;

    HtmlText(String html) {
        this.html = html;
    }

    private record Open(String tag, Map<String, String> attributes, int from) {}

    Formatted read() {
        while (at < html.length()) {
            switch (html.charAt(at)) {
                case '&' -> character();
                case '<' -> tag();
                default -> text.append(html.charAt(at++));
            }
        }
        if (!open.isEmpty()) {
            throw problem("Can't find end tag corresponding to start tag \""
                    + open.getLast().tag() + "\"");
        }
        return new Formatted(text.toString(), entities);
    }

    private void character() {
        var end = html.indexOf(';', at);
        var name = end < 0 || end - at > 12 ? "" : html.substring(at + 1, end);
        var known = name.startsWith("#") ? byNumber(name.substring(1)) : CHARACTERS.get(name);
        if (known == null) {
            text.append('&');
            at++;
        } else {
            text.append(known);
            at = end + 1;
        }
    }

    private static @Nullable String byNumber(String digits) {
        try {
            var hex = digits.startsWith("x");
            var code = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? 16 : 10);
            return code > 0 && Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private void tag() {
        var start = at++;
        if (at < html.length() && html.charAt(at) == '/') {
            at++;
            endTag(start);
            return;
        }
        var name = until(" \t\r\n>").toLowerCase(Locale.ROOT);
        if (at >= html.length()) {
            throw problem("Unclosed start tag" + atByte(start));
        }
        if (!TYPES.containsKey(name)) {
            throw problem("Unsupported start tag \"" + name + "\"" + atByte(start));
        }
        var attributes = attributes(name, start);
        if (name.equals("span") && !"tg-spoiler".equals(attributes.get("class"))) {
            throw problem("Tag \"span\" must have class \"tg-spoiler\"" + atByte(start));
        }
        open.addLast(new Open(name, attributes, text.length()));
    }

    private Map<String, String> attributes(String tag, int start) {
        var found = new HashMap<String, String>();
        while (true) {
            skipSpace();
            if (at >= html.length()) {
                throw problem("Unclosed start tag" + atByte(start));
            }
            if (html.charAt(at) == '>') {
                at++;
                return found;
            }
            var name = until(" \t\r\n=>").toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                throw problem("Empty attribute name in the tag \"" + tag + "\"" + atByte(start));
            }
            skipSpace();
            if (at < html.length() && html.charAt(at) == '=') {
                at++;
                found.put(name, value(start));
            } else if (tag.equals("blockquote") && name.equals("expandable")) {
                found.put(name, "1");
            } else {
                throw problem("Expected equal sign in declaration of an attribute of the tag \"" + tag + "\""
                        + atByte(start));
            }
        }
    }

    private String value(int start) {
        skipSpace();
        if (at >= html.length()) {
            throw problem("Unclosed start tag" + atByte(start));
        }
        var quote = html.charAt(at);
        if (quote != '"' && quote != '\'') {
            return until(" \t\r\n>");
        }
        at++;
        var end = html.indexOf(quote, at);
        if (end < 0) {
            throw problem("Unclosed start tag" + atByte(start));
        }
        var raw = html.substring(at, end);
        at = end + 1;
        return raw.replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private void endTag(int start) {
        var name = until(" \t\r\n>").toLowerCase(Locale.ROOT);
        skipSpace();
        if (at >= html.length() || html.charAt(at) != '>') {
            throw problem("Unclosed end tag" + atByte(start));
        }
        at++;
        if (open.isEmpty()) {
            throw problem("Unexpected end tag" + atByte(start));
        }
        var last = open.removeLast();
        if (!name.isEmpty() && !name.equals(last.tag())) {
            throw problem("Unmatched end tag" + atByte(start) + ", expected \"</" + last.tag() + ">\", found \"</"
                    + name + ">\"");
        }
        if (text.length() > last.from()) {
            mark(last);
        }
    }

    private void mark(Open tag) {
        var length = text.length() - tag.from();
        var type = TYPES.getOrDefault(tag.tag(), "");
        var attributes = tag.attributes();
        switch (tag.tag()) {
            case "a" -> {
                var url = attributes.getOrDefault("href", text.substring(tag.from()));
                if (url.matches("(?i)(https?|tg|ton)://\\S+|[\\w-]+(\\.[\\w-]+)+\\S*")) {
                    entities.add(new Entity(type, tag.from(), length, url));
                }
            }
            case "blockquote" ->
                entities.add(new Entity(
                        attributes.containsKey("expandable") ? "expandable_blockquote" : type,
                        tag.from(),
                        length,
                        null));
            case "tg-emoji" -> entities.add(new Entity(type, tag.from(), length, attributes.get("emoji-id")));
            case "code" -> {
                var language = attributes.getOrDefault("class", "");
                var inPre = !open.isEmpty() && open.getLast().tag().equals("pre");
                if (inPre && language.startsWith("language-")) {
                    open.getLast().attributes().put("language", language.substring("language-".length()));
                } else {
                    entities.add(new Entity(type, tag.from(), length, null));
                }
            }
            case "pre" -> entities.add(new Entity(type, tag.from(), length, attributes.get("language")));
            default -> entities.add(new Entity(type, tag.from(), length, null));
        }
    }

    private String until(String stops) {
        var from = at;
        while (at < html.length() && stops.indexOf(html.charAt(at)) < 0) {
            at++;
        }
        return html.substring(from, at);
    }

    private void skipSpace() {
        while (at < html.length() && Character.isWhitespace(html.charAt(at))) {
            at++;
        }
    }

    private String atByte(int index) {
        return " at byte offset " + html.substring(0, index).getBytes(StandardCharsets.UTF_8).length;
    }

    private static BotApiProblem problem(String what) {
        return BotApiProblem.badRequest("can't parse entities: " + what);
    }
}
