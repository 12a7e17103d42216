package io.neurocards.operations.daily;

import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** Says reports and recommendations in words, as plain text. */
@Component
public final class DailyWords {

    private static final List<String> SECTIONS = List.of(
            "checks",
            "alerts",
            "databases",
            "cache",
            "people",
            "platforms",
            "clips",
            "errors",
            "money",
            "credits",
            "disk");

    /** What a chat gets. */
    private static final List<String> BRIEF = List.of(
            "alerts.critical",
            "alerts.warning",
            "databases.primary_uptime_percent",
            "databases.switches",
            "people.registrations",
            "clips.ordered",
            "clips.completed",
            "clips.failed",
            "clips.success_percent",
            "clips.wait_p95_seconds",
            "money.payments",
            "credits.spent",
            "disk.free_megabytes");

    private final ResourceBundleMessageSource texts;

    DailyWords() {
        texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/daily");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
    }

    public String subject(DailyReport report, Locale locale) {
        return text("subject", locale, Map.of("day", report.day()));
    }

    /** Returns the whole report. */
    public String text(DailyReport report, Locale locale) {
        var lines = new ArrayList<String>();
        lines.add(figures(report, locale));
        lines.add("");
        lines.add(text("section.advice", locale, Map.of()));
        if (report.advice().isEmpty()) {
            lines.add("  " + text("advice.none", locale, Map.of()));
        }
        report.advice().forEach(advice -> lines.add("  " + advice(advice, locale)));
        return String.join("\n", lines);
    }

    /** Returns the numbers alone. */
    String figures(DailyReport report, Locale locale) {
        var lines = new ArrayList<String>();
        lines.add(text("title", locale, Map.of("day", report.day(), "zone", report.zone())));
        for (var section : SECTIONS) {
            var names = report.figures().keySet().stream()
                    .filter(name -> name.startsWith(section + "."))
                    .toList();
            if (!names.isEmpty()) {
                lines.add("");
                lines.add(text("section." + section, locale, Map.of()));
                names.forEach(name -> lines.add("  " + line(report, name, locale)));
            }
        }
        return String.join("\n", lines);
    }

    /** Returns what a chat gets: the most important numbers, and the recommendations. */
    public String brief(DailyReport report, Locale locale) {
        var lines = new ArrayList<String>();
        lines.add(subject(report, locale));
        lines.add("");
        BRIEF.stream()
                .filter(name -> report.figures().containsKey(name))
                .forEach(name -> lines.add(line(report, name, locale)));
        report.advice().forEach(advice -> lines.add("→ " + advice(advice, locale)));
        return String.join("\n", lines);
    }

    /** Returns why something is recommended, and what to do. */
    public String advice(Advice advice, Locale locale) {
        return reason(advice, locale) + " " + action(advice, locale);
    }

    /** Returns why something is recommended, with its number. */
    public String reason(Advice advice, Locale locale) {
        return text("advice." + advice.name() + ".reason", locale, advice.facts());
    }

    /** Returns what to do. */
    public String action(Advice advice, Locale locale) {
        return text("advice." + advice.name() + ".action", locale, advice.facts());
    }

    private String line(DailyReport report, String name, Locale locale) {
        var value = number(report.figures().getOrDefault(name, 0), locale);
        var before = report.before().get(name);
        var label = label(name, locale) + ": " + value;
        return before == null
                ? label
                : label + " (" + text("before", locale, Map.of("value", number(before, locale))) + ")";
    }

    /** What has no words of its own, such as an error's class, is called what it is. */
    private String label(String name, Locale locale) {
        var known = texts.getMessage("figure." + name, null, "", locale);
        return known == null || known.isEmpty() ? name.substring(name.indexOf('.') + 1) : known;
    }

    private String text(String key, Locale locale, Map<String, ?> facts) {
        var text = texts.getMessage(key, null, locale);
        for (var fact : facts.entrySet()) {
            var value =
                    fact.getValue() instanceof Number number ? number(number, locale) : String.valueOf(fact.getValue());
            text = text.replace("{" + fact.getKey() + "}", value);
        }
        return text;
    }

    private static String number(Number number, Locale locale) {
        return NumberFormat.getInstance(locale).format(number);
    }
}
