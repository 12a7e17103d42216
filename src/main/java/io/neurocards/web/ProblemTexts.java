package io.neurocards.web;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a problem in a sentence of the reader's language, its facts filled in by name. */
@Component
public final class ProblemTexts {

    private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z_]+)}");

    private final MessageSource messages;

    ProblemTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String text(ProblemException problem, Locale locale) {
        return text(problem.code(), problem.facts(), locale);
    }

    /** Returns the sentence; a fact that it names and does not get reads as a dash. */
    public String text(ProblemCode code, Map<String, ?> facts, Locale locale) {
        var pattern = messages.getMessage("problem." + code.text(), null, code.text(), locale);
        return FACT.matcher(pattern == null ? code.text() : pattern)
                .replaceAll(match -> Matcher.quoteReplacement(shown(facts.get(match.group(1)), locale)));
    }

    private static String shown(@org.jspecify.annotations.Nullable Object fact, Locale locale) {
        return switch (fact) {
            case null -> "–";
            case LocalDate day ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day);
            case Collection<?> many -> many.stream().map(String::valueOf).collect(Collectors.joining(", "));
            case Object one -> one.toString();
        };
    }
}
