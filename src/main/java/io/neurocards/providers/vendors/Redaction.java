package io.neurocards.providers.vendors;

import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Takes out of a vendor's words what nobody may read: keys, tokens, signed query strings, files, our callbacks' signatures. */
final class Redaction {

    private static final int MOST_BYTES = 8 * 1024;
    private static final int MOST_MESSAGE_BYTES = 1000;
    private static final int SHORTEST_SECRET = 4;
    private static final String HIDDEN = "***";

    private static final List<Rule> RULES = List.of(
            new Rule("\u0000", ""),
            new Rule("(?i)data:[a-z0-9.+-]*/?[a-z0-9.+-]*;base64,[A-Za-z0-9+/=_-]*", "data:***"),
            new Rule("(?i)\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}", "$1 ***"),
            new Rule("\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*", HIDDEN),
            new Rule("\\bsk-[A-Za-z0-9*_-]{6,}", HIDDEN),
            new Rule("(/callbacks\\\\?/[a-z0-9-]+\\\\?/[0-9a-fA-F-]{36}\\\\?/)[A-Za-z0-9_-]+", "$1***"),
            new Rule("(?i)(https?:(?:\\\\?/){2})[^\\s\"'<>/@\\\\]*@", "$1***@"),
            new Rule(
                    "(?i)(https?:(?:\\\\?/){2}[^\\s\"'<>?]+?)(?:\\?|\\\\u003f)(?:[^\\s\"'<>\\\\]|\\\\u00[0-9a-f]{2}|\\\\/)*",
                    "$1?***"),
            new Rule(
                    "(?i)(\\\\?\"[a-z_-]*(?:api[_-]?key|secret|password|authorization|signature|access[_-]?token)"
                            + "\\\\?\"\\s*:\\s*\\\\?\")[^\"\\\\]*",
                    "$1***"),
            new Rule("[A-Za-z0-9+/]{400,}={0,2}", HIDDEN));

    private final List<String> secrets;

    Redaction(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    private record Rule(Pattern pattern, String replacement) {

        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }

    /** Returns at most 8 KB of what may be kept. */
    String kept(String text) {
        return cut(hidden(text), MOST_BYTES);
    }

    private String message(String text) {
        return cut(hidden(text), MOST_MESSAGE_BYTES);
    }

    SubmitAnswer of(SubmitAnswer answer) {
        return switch (answer) {
            case SubmitAnswer.Submitted submitted -> submitted;
            case SubmitAnswer.TryLater later -> later;
            case SubmitAnswer.Refused(var reason, var message) -> new SubmitAnswer.Refused(reason, message(message));
            case SubmitAnswer.KeyTrouble(var trouble, var after, var message) ->
                new SubmitAnswer.KeyTrouble(trouble, after, message(message));
            case SubmitAnswer.ModelAway(var message) -> new SubmitAnswer.ModelAway(message(message));
            case SubmitAnswer.Uncertain(var message) -> new SubmitAnswer.Uncertain(message(message));
        };
    }

    LookUpAnswer of(LookUpAnswer answer) {
        return switch (answer) {
            case LookUpAnswer.Waiting waiting -> waiting;
            case LookUpAnswer.Ready ready -> ready;
            case LookUpAnswer.Unknown unknown -> unknown;
            case LookUpAnswer.Failed(var reason, var message) -> new LookUpAnswer.Failed(reason, message(message));
            case LookUpAnswer.NoAnswer(var message) -> new LookUpAnswer.NoAnswer(message(message));
        };
    }

    private String hidden(String text) {
        var hidden = text;
        for (var secret : secrets) {
            hidden = hidden.replace(secret, HIDDEN);
        }
        for (var rule : RULES) {
            hidden = rule.pattern().matcher(hidden).replaceAll(rule.replacement());
        }
        return hidden;
    }

    private static String cut(String text, int most) {
        if (text.length() * 3L <= most) {
            return text;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= most) {
            return text;
        }
        var end = most;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }
}
