package io.neurocards.telegram.admin;

import com.pengrad.telegrambot.model.Message;
import io.neurocards.operations.Operator;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.broadcast.Broadcasting;
import io.neurocards.telegram.broadcast.Post;
import io.neurocards.telegram.broadcast.Segment;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message to many: composed, narrowed, looked at, sent, and its account. */
final class BroadcastPage implements DeskPage {

    private static final int LATEST = 5;

    private final Desktop desktop;
    private final Broadcasting broadcasting;
    private final Post post;
    private final BroadcastScreens screens;

    BroadcastPage(Desktop desktop, Broadcasting broadcasting, Post post, BroadcastScreens screens) {
        this.desktop = desktop;
        this.broadcasting = broadcasting;
        this.post = post;
        this.screens = screens;
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
                broadcasting.pause(word(seat), press.about());
                yield show(seat, press.about());
            }
            case RESUME -> {
                broadcasting.resume(word(seat), press.about());
                yield show(seat, press.about());
            }
            case STOP -> {
                broadcasting.cancel(word(seat), press.about());
                yield show(seat, press.about());
            }
            default -> news(seat);
        };
    }

    @Override
    public DeskReply typed(Seat seat, DeskStep step, Message message) {
        var content = Composition.of(message);
        if (content.isEmpty()) {
            return ask(seat, "broadcast.not-this");
        }
        if (content.get().body().length() > content.get().kind().longest()) {
            return ask(seat, "broadcast.too-long");
        }
        return show(seat, broadcasting.compose(seat.id(), content.get()).id());
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
                        say.plain("cast." + one.state().text()) + " " + BroadcastScreens.glimpse(one),
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
        var choice = BroadcastScreens.ANY.equals(press.choice()) ? null : press.choice();
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
        return new DeskReply.Show(desktop.confirm(
                seat, intent, say.text("confirm.broadcast", count, BroadcastScreens.glimpse(broadcast.get()))));
    }

    /** Begins what was confirmed. */
    Screen begin(Seat seat, UUID id) {
        broadcasting.start(word(seat), id);
        return screens.screen(desktop.say(seat), broadcasting.find(id).orElseThrow());
    }

    private static Operator.Word word(Seat seat) {
        return Operator.onTelegram(seat.id()).because("");
    }

    private DeskReply show(Seat seat, UUID id) {
        var say = desktop.say(seat);
        return broadcasting
                .find(id)
                .<DeskReply>map(broadcast -> new DeskReply.Show(screens.screen(say, broadcast)))
                .orElseGet(() -> news(seat));
    }
}
