package io.neurocards.telegram.admin;

import io.neurocards.operations.AuditLog;
import io.neurocards.operations.figures.Figures;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.operations.figures.StatisticsChart;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.updates.SetAsideUpdates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** How the studio stands: live figures, the week as a picture, and who did what. */
final class HomePage implements DeskPage {

    private static final int WEEK = 7;
    private static final int LINES = 15;

    private final Desktop desktop;
    private final Statistics statistics;
    private final StatisticsChart chart;
    private final Books books;

    HomePage(Desktop desktop, Statistics statistics, StatisticsChart chart, Books books) {
        this.desktop = desktop;
        this.statistics = statistics;
        this.chart = chart;
        this.books = books;
    }

    /** What is written down for administrators: what they did, and what the bot left to them. */
    record Books(AuditLog audit, SetAsideUpdates aside) {}

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.HOME, Verb.CHART, Verb.LOG);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) throws IOException {
        var say = desktop.say(seat);
        return switch (press.verb()) {
            case CHART -> new DeskReply.Picture(chart.draw(statistics.days(WEEK), seat.locale()), chart(say));
            case LOG -> new DeskReply.Show(log(say));
            default -> new DeskReply.Show(home(seat));
        };
    }

    Screen home(Seat seat) {
        var say = desktop.say(seat);
        var figures = statistics.now();
        var html = String.join(
                "\n",
                say.text("home.title", desktop.now()),
                "",
                people(say, figures.people()),
                clips(say, "home.today", figures.today()),
                clips(say, "home.in-all", figures.inAll()),
                line(say, figures.line()),
                credits(say, figures.credits()),
                say.text(
                        "home.stars",
                        figures.stars().received(),
                        figures.stars().refunded(),
                        figures.stars().payments()));
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(say.button("refresh", Verb.HOME), say.button("chart", Verb.CHART)));
        rows.add(List.of(say.button("find", Verb.FIND), say.button("news", Verb.NEWS)));
        rows.add(List.of(
                say.button("alerts", Verb.ALERTS), say.button("log", Verb.LOG), say.button("works", Verb.WORKS)));
        rows.add(List.of(say.button("keys", Verb.KEYS), say.button("models", Verb.MODELS)));
        var aside = books.aside().count();
        if (aside > 0) {
            rows.add(List.of(new Button(say.plain("aside.button", say.number(aside)), DeskPress.of(Verb.ASIDE))));
        }
        return new Screen(html, rows);
    }

    private static String people(Say say, Figures.People people) {
        return say.text(
                "home.people",
                people.persons(),
                people.personsToday(),
                people.verified(),
                people.chats(),
                people.blocked());
    }

    private static String clips(Say say, String key, Figures.Clips clips) {
        return say.text(key, clips.completed(), clips.failed(), clips.cancelled(), percent(clips.success()));
    }

    private static String line(Say say, Figures.Line line) {
        return say.text("home.line", line.queued(), line.processing(), line.workers());
    }

    private static String credits(Say say, Figures.CreditsCounted credits) {
        return say.text(
                "home.credits",
                credits.granted(),
                credits.sold(),
                credits.spent(),
                credits.available(),
                credits.held());
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "–" : String.format(Locale.ROOT, "%.0f %%", share.getAsDouble() * 100);
    }

    private static Screen chart(Say say) {
        return new Screen(say.text("chart.caption"), List.of(List.of(say.button("home", Verb.HOME))));
    }

    private Screen log(Say say) {
        var lines = books.audit().latest(LINES).stream()
                .map(line -> say.text(
                        "log.line",
                        line.at(),
                        line.act().by().name(),
                        line.act().action(),
                        line.act().subject(),
                        line.act().facts(),
                        line.act().reason()))
                .collect(Collectors.joining("\n"));
        return desktop.below(
                say.text("log.title") + "\n\n" + (lines.isEmpty() ? say.text("log.none") : lines),
                List.of(),
                say.button("home", Verb.HOME));
    }
}
