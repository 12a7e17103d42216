package io.neurocards.telegram.screens;

import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.MoneyText;
import io.neurocards.shared.Plural;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts in one reader's language. Facts are given as name, value, name, value and fill the places of that name; in a
 * {@link #text} every value is escaped unless it is {@link Html} already.
 */
public final class Words {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z_]+)}");
    private static final char NO_BREAK = '\u00a0';
    private static final char MINUS = '\u2212';

    private final Locale locale;
    private final ResourceBundle texts;
    private final ResourceBundle problems;

    private Words(Locale locale) {
        this.locale = locale;
        this.texts = bundle("messages/telegram", locale);
        this.problems = bundle("messages/problems", locale);
    }

    /** Returns the texts for a reader, English when we don't speak the reader's language. */
    public static Words in(Locale locale) {
        return new Words(locale.getLanguage().equals("ru") ? locale : Locale.ENGLISH);
    }

    private static ResourceBundle bundle(String name, Locale locale) {
        return ResourceBundle.getBundle(
                name, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /** Returns HTML. */
    public String text(String key, Object... facts) {
        return filled(texts.getString(key), named(facts), Html::escape);
    }

    /** Returns plain text, for buttons and other places that know no HTML. */
    public String label(String key, Object... facts) {
        return filled(texts.getString(key), named(facts), UnaryOperator.identity());
    }

    /** Returns what people call a payment gateway, as plain text; one that nobody has found a word for has its own name. */
    public String gateway(String name) {
        var key = "gateway." + name;
        return texts.containsKey(key) ? label(key) : name;
    }

    /** Returns what went wrong, as HTML; every such text says what was not charged. */
    public String problem(ProblemException problem) {
        return problem(problem.code(), problem.facts());
    }

    public String problem(ProblemCode code, Map<String, Object> facts) {
        return filled(pattern(code), facts, Html::escape);
    }

    /** Returns what went wrong as plain text, for places that know no HTML. */
    public String plainProblem(ProblemException problem) {
        return filled(pattern(problem.code()), problem.facts(), UnaryOperator.identity());
    }

    private String pattern(ProblemCode code) {
        var key = "problem." + code.text();
        return texts.containsKey(key) ? texts.getString(key) : problems.getString(key);
    }

    /** Returns such as {@code 1 790 ₽}. */
    public String roubles(long kopecks) {
        var whole = String.format(Locale.ROOT, "%,d", kopecks / 100).replace(',', NO_BREAK);
        return label("roubles", "amount", whole);
    }

    /** Returns such as {@code 205 ⭐} or, as readers of the language write it, {@code 990 ₽}. */
    public String money(Money money) {
        return money.isStars() ? label("stars", "amount", money.minor()) : MoneyText.of(money, locale);
    }

    /** Returns such as {@code 3 credits}. */
    public String credits(long count) {
        return counted("credits", count);
    }

    public String credits(Credits amount) {
        return credits(amount.amount());
    }

    /** Returns such as {@code 3 clips}. */
    public String clips(long count) {
        return counted("clips", count);
    }

    /** Returns such as {@code 3 points}. */
    public String points(long count) {
        return counted("points", count);
    }

    /** Returns such as {@code 3 friends}. */
    public String friends(long count) {
        return counted("friends", count);
    }

    /** Returns such as {@code 4 minutes}; what is shorter than a minute is one. */
    public String minutes(Duration time) {
        return counted("minutes", Math.max(1, Math.ceilDiv(time.toSeconds(), 60)));
    }

    /** Returns such as {@code 5 Mar, 14:02}, in Moscow time for readers of Russian and UTC for others. */
    public String moment(Instant at) {
        return label(
                "moment",
                "at",
                DateTimeFormatter.ofPattern("d MMM, HH:mm", locale)
                        .withZone(zone())
                        .format(at));
    }

    /** Returns such as {@code 5 Mar 2027}, by the days of {@link #zone()}. */
    public String day(Instant at) {
        return DateTimeFormatter.ofPattern("d MMM yyyy", locale)
                .withZone(zone())
                .format(at);
    }

    /** Returns where the reader's days begin and end. */
    public ZoneId zone() {
        return ZoneId.of(label("moment.zone"));
    }

    /** Returns such as {@code +2} or, with a true minus, {@code -1}. */
    public String signed(long change) {
        if (change == 0) {
            return "0";
        }
        return change > 0 ? "+" + change : MINUS + Long.toString(-change);
    }

    private String counted(String noun, long count) {
        return "" + count + NO_BREAK
                + label("plural." + noun + "." + Plural.of(count, locale).text());
    }

    private static Map<String, Object> named(Object... facts) {
        var named = new LinkedHashMap<String, Object>();
        for (var at = 0; at < facts.length; at += 2) {
            named.put((String) facts[at], facts[at + 1]);
        }
        return named;
    }

    private String filled(String pattern, Map<String, Object> facts, UnaryOperator<String> escape) {
        return PLACE.matcher(pattern)
                .replaceAll(place -> Matcher.quoteReplacement(shown(facts.get(place.group(1)), escape)));
    }

    private String shown(@Nullable Object fact, UnaryOperator<String> escape) {
        return switch (fact) {
            case null -> "\u2013";
            case Html(var html) -> html;
            case LocalDate day ->
                escape.apply(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day));
            case Collection<?> many ->
                escape.apply(many.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            case Object one -> escape.apply(one.toString());
        };
    }
}
