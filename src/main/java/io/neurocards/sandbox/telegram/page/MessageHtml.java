package io.neurocards.sandbox.telegram.page;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Turns a text and its marks into HTML that holds nothing but what Telegram's marks mean. */
final class MessageHtml {

    private static final Pattern DEEP_LINK = Pattern.compile("https://t\\.me/(\\w+)\\?start=([\\w-]{1,64})");

    private final String text;
    private final List<Mark> marks = new ArrayList<>();
    private final String bot;
    private final int user;

    /**
     * Takes what to show and to whom.
     *
     * @param bot whose deep links lead back here
     * @param user the number of the person in the page's address
     */
    MessageHtml(String text, JsonNode entities, String bot, int user) {
        this.text = text;
        this.bot = bot;
        this.user = user;
        for (var entity : entities) {
            var from = Math.clamp(entity.path("offset").asInt(0), 0, text.length());
            var to = Math.clamp((long) from + entity.path("length").asInt(0), from, text.length());
            marks.add(new Mark(
                    entity.path("type").asString(""),
                    from,
                    to,
                    entity.path("url").asString("")));
        }
    }

    private record Mark(String type, int from, int to, String url) {}

    /** Returns the HTML; marks that cross are opened anew at each border, so that it is always well-formed. */
    String html() {
        var borders = new TreeSet<>(List.of(0, text.length()));
        marks.forEach(mark -> borders.addAll(List.of(mark.from(), mark.to())));
        var html = new StringBuilder();
        var from = 0;
        for (int to : borders.tailSet(1)) {
            piece(from, to, html);
            from = to;
        }
        return html.toString();
    }

    private void piece(int from, int to, StringBuilder html) {
        var active = marks.stream()
                .filter(mark -> mark.from() <= from && to <= mark.to())
                .toList();
        active.forEach(mark -> html.append(start(mark)));
        html.append(HtmlUtils.htmlEscape(text.substring(from, to)));
        active.reversed().forEach(mark -> html.append("</").append(tag(mark)).append('>'));
    }

    private String start(Mark mark) {
        var tag = tag(mark);
        return switch (tag) {
            case "a" -> "<a rel=\"noopener noreferrer\" " + address(mark) + ">";
            case "button" ->
                "<button type=\"button\" class=\"say\" data-say=\"" + HtmlUtils.htmlEscape(covered(mark)) + "\">";
            case "span" -> "<span class=\"" + (mark.type().equals("spoiler") ? "spoiler" : "plain") + "\">";
            default -> "<" + tag + ">";
        };
    }

    private String address(Mark mark) {
        var address = mark.type().equals("url") ? covered(mark) : mark.url();
        var deep = DEEP_LINK.matcher(address);
        if (deep.matches() && deep.group(1).equalsIgnoreCase(bot)) {
            return "href=\"/sandbox/telegram?user=" + user + "&amp;start=" + deep.group(2) + "\"";
        }
        return "target=\"_blank\" href=\"" + HtmlUtils.htmlEscape(address) + "\"";
    }

    private String covered(Mark mark) {
        return text.substring(mark.from(), mark.to());
    }

    private String tag(Mark mark) {
        return switch (mark.type()) {
            case "bold" -> "b";
            case "italic" -> "i";
            case "underline" -> "u";
            case "strikethrough" -> "s";
            case "code" -> "code";
            case "pre" -> "pre";
            case "blockquote", "expandable_blockquote" -> "blockquote";
            case "bot_command" -> "button";
            case "url" -> "a";
            case "text_link" -> mark.url().matches("(?i)https?://.*") ? "a" : "span";
            default -> "span";
        };
    }
}
