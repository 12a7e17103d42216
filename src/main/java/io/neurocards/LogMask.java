package io.neurocards;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/**
 * The last line of defence of what must not stand in a log. Nothing that is logged should hold a secret in the first place; what does
 * all the same, by a library's message or a mistake, is written without it: the secrets of the settings themselves, and whatever has the
 * form of a token, a password, a code or an address of mail.
 */
final class LogMask {

    private static final String HIDDEN = "***";
    private static final int SHORTEST_SECRET = 6;

    private record Rule(Pattern pattern, String replacement) {}

    private static final List<Rule> RULES = List.of(
            rule("://[^/\\s:@]*:[^/\\s@]+@", "://" + HIDDEN + "@"),
            rule("(?i)\\bbearer\\s+[A-Za-z0-9._~+/=-]+", "Bearer " + HIDDEN),
            rule("(?<!\\d)\\d{6,12}:[A-Za-z0-9_-]{30,}", HIDDEN),
            rule("\\b(?:nk|sk|rk|pk|whsec|ghp)_[A-Za-z0-9_]{8,}|\\bsk-[A-Za-z0-9_-]{16,}", HIDDEN),
            rule("\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*", HIDDEN),
            rule(
                    "(?i)\\b(password|passwd|secret|token|access_token|api[_-]?key|signature|init_?data)(\"?\\s*[=:]\\s*\"?)[^\\s\"',;&}\\])]+",
                    "$1$2" + HIDDEN),
            rule("(?i)\\b(code\"?\\s*[=:]\\s*\"?)\\d{4,8}\\b", "$1" + HIDDEN),
            rule("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+", HIDDEN + "@" + HIDDEN));

    private final List<String> secrets;

    LogMask(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Knows the secrets that are set; of settings that hold several keys each of them. */
    static LogMask of(Environment environment) {
        return new LogMask(Arrays.stream(Setting.values())
                .filter(Setting::isSecret)
                .flatMap(setting -> secretsIn(environment.getProperty(setting.property(), "")))
                .toList());
    }

    private static Stream<String> secretsIn(String value) {
        return Stream.concat(
                Stream.of(value.strip()), Arrays.stream(value.split("[,;]", -1)).map(String::strip));
    }

    String masked(String text) {
        var shown = text;
        for (var secret : secrets) {
            shown = shown.replace(secret, HIDDEN);
        }
        for (var rule : RULES) {
            shown = rule.pattern().matcher(shown).replaceAll(rule.replacement());
        }
        return shown;
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }
}
