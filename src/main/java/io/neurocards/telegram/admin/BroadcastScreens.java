package io.neurocards.telegram.admin;

import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.broadcast.Broadcast;
import io.neurocards.telegram.broadcast.Broadcasting;
import io.neurocards.telegram.broadcast.Report;
import io.neurocards.telegram.broadcast.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How a broadcast looks on the desk: as a draft, under way, and in the account that its author gets. */
record BroadcastScreens(Desktop desktop, Broadcasting broadcasting) {

    /** Stands for no choice. */
    static final String ANY = "any";

    private static final int GLIMPSE = 30;

    /** Returns the account of a broadcast, for its author. */
    Screen account(Seat seat, Broadcast broadcast, Report report) {
        var say = desktop.say(seat);
        return desktop.below(
                say.text("broadcast.ended", glimpse(broadcast)) + "\n" + counts(say, report),
                List.of(),
                say.button("home", Verb.HOME));
    }

    /** Returns a broadcast as it stands. */
    Screen screen(Say say, Broadcast broadcast) {
        return switch (broadcast.state()) {
            case DRAFT -> draft(say, broadcast);
            case SENDING, PAUSED, CANCELLED, DONE -> progress(say, broadcast);
        };
    }

    private Screen draft(Say say, Broadcast broadcast) {
        var segment = broadcast.segment();
        var html = say.text("broadcast.draft", glimpse(broadcast), broadcasting.audience(segment), to(say, segment));
        return desktop.below(
                html,
                List.of(
                        choices(say, broadcast, Verb.LANG, "ru", "en"),
                        choices(say, broadcast, Verb.DAYS, "7", "30", "90"),
                        choices(say, broadcast, Verb.CREDITS, "0", "1", "10"),
                        List.of(
                                say.button("preview", Verb.PREVIEW, broadcast.id()),
                                say.button("start", Verb.START, broadcast.id())),
                        List.of(say.button("stop", Verb.STOP, broadcast.id()))),
                say.button("news", Verb.NEWS),
                say.button("home", Verb.HOME));
    }

    private static List<Button> choices(Say say, Broadcast broadcast, Verb verb, String... choices) {
        return Stream.concat(Stream.of(ANY), Stream.of(choices))
                .map(choice -> new Button(
                        say.plain("choice." + verb.text() + "." + choice), new DeskPress(verb, broadcast.id(), choice)))
                .toList();
    }

    private static String to(Say say, Segment segment) {
        var days = segment.activeDays();
        var least = segment.balanceLeast();
        var credits = segment.balanceMost() != null ? "0" : least == null ? ANY : least.toString();
        return String.join(
                ", ",
                say.plain("choice.lang." + (segment.language() == null ? ANY : segment.language())),
                say.plain("choice.days." + (days == null ? ANY : days)),
                say.plain("choice.credits." + credits));
    }

    private Screen progress(Say say, Broadcast broadcast) {
        var acts = new ArrayList<Button>();
        switch (broadcast.state()) {
            case SENDING -> acts.add(say.button("pause", Verb.PAUSE, broadcast.id()));
            case PAUSED -> acts.add(say.button("resume", Verb.RESUME, broadcast.id()));
            case DRAFT, CANCELLED, DONE -> {}
        }
        if (!acts.isEmpty()) {
            acts.add(say.button("stop", Verb.STOP, broadcast.id()));
        }
        acts.add(say.button("refresh", Verb.CAST, broadcast.id()));
        return desktop.below(
                say.text(
                                "broadcast.progress",
                                say.plain("cast." + broadcast.state().text()),
                                glimpse(broadcast)) + "\n" + counts(say, broadcasting.report(broadcast.id())),
                List.of(acts),
                say.button("news", Verb.NEWS),
                say.button("home", Verb.HOME));
    }

    private static String counts(Say say, Report report) {
        return say.text(
                "broadcast.counts",
                report.all(),
                report.sent(),
                report.blocked(),
                report.failed(),
                report.uncertain(),
                report.optedOut(),
                report.waiting());
    }

    /** Returns the beginning of what is sent. */
    static String glimpse(Broadcast broadcast) {
        var body = broadcast.content().body().replaceAll("\\s+", " ").strip();
        return body.codePointCount(0, body.length()) <= GLIMPSE
                ? body
                : body.substring(0, body.offsetByCodePoints(0, GLIMPSE)) + "…";
    }
}
