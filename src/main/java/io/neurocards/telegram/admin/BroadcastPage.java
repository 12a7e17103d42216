package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.Message;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.broadcast.Broadcast;
import io.neurocards.telegram.broadcast.Broadcasting;
import io.neurocards.telegram.broadcast.Content;
import io.neurocards.telegram.broadcast.Post;
import io.neurocards.telegram.broadcast.Report;
import io.neurocards.telegram.broadcast.Segment;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A message to many: composed, narrowed, looked at, sent, and its account. */
final class BroadcastPage implements DeskPage {

    private static final int LATEST = 5;
    private static final int GLIMPSE = 30;
    private static final String ANY = "any";

    private final Desktop desktop;
    private final Broadcasting broadcasting;
    private final Post post;

    BroadcastPage(Desktop desktop, Broadcasting broadcasting, Post post) {
        this.desktop = desktop;
        this.broadcasting = broadcasting;
        this.post = post;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(
                Verb.NEWS,
                Verb.COMPOSE,
                Verb.CAST,
                Verb.LANG,
                Verb.DAYS,
                Verb.CREDITS,
                Verb.PREVIEW,
                Verb.START,
                Verb.PAUSE,
                Verb.RESUME,
                Verb.STOP);
    }

    @Override
    public Set<DeskStep.Kind> steps() {
        return Set.of(DeskStep.Kind.WHAT_TO_SEND);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        return switch (press.verb()) {
            case COMPOSE -> ask(seat, "broadcast.compose");
            case CAST -> show(seat, press.about());
            case LANG, DAYS, CREDITS -> narrow(seat, press);
            case PREVIEW -> preview(seat, press.about());
            case START -> start(seat, press.about());
            case PAUSE -> {
                broadcasting.pause(seat.id(), press.about());
                yield show(seat, press.about());
            }
            case RESUME -> {
                broadcasting.resume(seat.id(), press.about());
                yield show(seat, press.about());
            }
            case STOP -> {
                broadcasting.cancel(seat.id(), press.about());
                yield show(seat, press.about());
            }
            default -> news(seat);
        };
    }

    @Override
    public DeskReply typed(Seat seat, DeskStep step, Message message) {
        var content = content(message);
        if (content.isEmpty()) {
            return ask(seat, "broadcast.not-this");
        }
        if (content.get().body().length() > content.get().kind().longest()) {
            return ask(seat, "broadcast.too-long");
        }
        return show(seat, broadcasting.compose(seat.id(), content.get()).id());
    }

    /** Returns the account of a broadcast, for its author. */
    Screen account(Seat seat, Broadcast broadcast, Report report) {
        var say = desktop.say(seat);
        return desktop.below(
                say.text("broadcast.ended", glimpse(broadcast)) + "\n" + counts(say, report),
                List.of(),
                say.button("home", Verb.HOME));
    }

    private static Optional<Content> content(Message message) {
        if (message.text() != null) {
            return Optional.of(new Content(Content.Kind.TEXT, message.text(), null));
        }
        if (message.photo() != null && message.photo().length > 0) {
            var largest = message.photo()[message.photo().length - 1];
            return Optional.of(new Content(Content.Kind.PHOTO, caption(message), largest.fileId()));
        }
        return message.video() == null
                ? Optional.empty()
                : Optional.of(new Content(
                        Content.Kind.VIDEO, caption(message), message.video().fileId()));
    }

    private static String caption(Message message) {
        return message.caption() == null ? "" : message.caption();
    }

    private DeskReply ask(Seat seat, String key) {
        var say = desktop.say(seat);
        return new DeskReply.Ask(
                new DeskStep(DeskStep.Kind.WHAT_TO_SEND, null, null),
                new Screen(say.text(key), List.of(List.of(say.button("drop", Verb.DROP)))));
    }

    private DeskReply news(Seat seat) {
        var say = desktop.say(seat);
        var rows = new ArrayList<List<Button>>();
        rows.add(List.of(say.button("compose", Verb.COMPOSE)));
        broadcasting
                .latest(LATEST)
                .forEach(one -> rows.add(List.of(new Button(
                        say.plain("cast." + one.state().text()) + " " + glimpse(one),
                        DeskPress.of(Verb.CAST, one.id())))));
        return new DeskReply.Show(desktop.below(say.text("broadcast.title"), rows, say.button("home", Verb.HOME)));
    }

    private DeskReply narrow(Seat seat, DeskPress press) {
        broadcasting
                .find(press.about())
                .ifPresent(broadcast -> broadcasting.narrow(broadcast.id(), narrowed(broadcast.segment(), press)));
        return show(seat, press.about());
    }

    private static Segment narrowed(Segment segment, DeskPress press) {
        var choice = ANY.equals(press.choice()) ? null : press.choice();
        return switch (press.verb()) {
            case LANG -> segment.inLanguage(choice);
            case DAYS -> segment.activeWithin(choice == null ? null : Integer.valueOf(choice));
            default -> credits(segment, choice);
        };
    }

    private static Segment credits(Segment segment, @Nullable String choice) {
        if (choice == null) {
            return segment.havingBetween(null, null);
        }
        return choice.equals("0") ? segment.havingBetween(null, 0L) : segment.havingBetween(Long.valueOf(choice), null);
    }

    /** Sends it to its author as its readers will get it; only then can it be started. */
    private DeskReply preview(Seat seat, UUID id) {
        var broadcast = broadcasting.find(id);
        if (broadcast.isPresent()) {
            var answer = post.send(broadcast.get().content(), seat.id(), seat.locale(), Urgency.REPLY)
                    .join();
            if (!(answer instanceof Answer.Accepted<?>)) {
                return new DeskReply.Word(desktop.say(seat).plain("broadcast.preview-failed"));
            }
            broadcasting.previewed(id);
        }
        return show(seat, id);
    }

    private DeskReply start(Seat seat, UUID id) {
        var say = desktop.say(seat);
        var broadcast = broadcasting.find(id);
        if (broadcast.isEmpty() || !broadcast.get().previewed()) {
            return new DeskReply.Word(say.plain("broadcast.preview-first"));
        }
        var intent = new DeskIntent(Act.BROADCAST, id, 0, "", false);
        var count = broadcasting.audience(broadcast.get().segment());
        return new DeskReply.Show(
                desktop.confirm(seat, intent, say.text("confirm.broadcast", count, glimpse(broadcast.get()))));
    }

    /** Begins what was confirmed. */
    Screen begin(Seat seat, UUID id) {
        broadcasting.start(seat.id(), id);
        return screen(desktop.say(seat), broadcasting.find(id).orElseThrow());
    }

    private DeskReply show(Seat seat, UUID id) {
        var say = desktop.say(seat);
        return broadcasting
                .find(id)
                .<DeskReply>map(broadcast -> new DeskReply.Show(screen(say, broadcast)))
                .orElseGet(() -> news(seat));
    }

    private Screen screen(Say say, Broadcast broadcast) {
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

    private static String glimpse(Broadcast broadcast) {
        var body = broadcast.content().body().replaceAll("\\s+", " ").strip();
        return body.codePointCount(0, body.length()) <= GLIMPSE
                ? body
                : body.substring(0, body.offsetByCodePoints(0, GLIMPSE)) + "…";
    }
}
