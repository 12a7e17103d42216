package io.neurocards.telegram.admin;

import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import io.neurocards.telegram.broadcast.DeskTexts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What all pages of the desk share: the words, the time, and the question whether something shall really be done. */
final class Desktop {

    private final DeskTexts texts;
    private final DeskMemory memory;
    private final ZoneId zone;
    private final Clock clock;

    Desktop(DeskTexts texts, DeskMemory memory, ZoneId zone, Clock clock) {
        this.texts = texts;
        this.memory = memory;
        this.zone = zone;
        this.clock = clock;
    }

    Say say(Seat seat) {
        return new Say(texts, seat.locale(), zone);
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns a screen whose last row leads back. */
    Screen below(String html, List<List<Button>> rows, Button... back) {
        var all = new ArrayList<>(rows);
        all.add(List.of(back));
        return new Screen(html, all);
    }

    /** Returns what went wrong in words, for the codes that administrators meet, or else its code. */
    String problem(Seat seat, ProblemException problem) {
        var key = "problem." + problem.code().text();
        var say = say(seat);
        return texts.has(seat.locale(), key)
                ? say.plain(key)
                : say.plain("problem.other", problem.code().text());
    }

    /** Asks for the reason of an act; the typed answer comes back as a step. */
    DeskReply askWhy(Seat seat, Act act, UUID subject) {
        var say = say(seat);
        return new DeskReply.Ask(
                DeskStep.why(act, subject),
                new Screen(say.text("why." + act.text()), List.of(List.of(say.button("drop", Verb.DROP)))));
    }

    /** Asks whether it shall be done; the button that says yes works once. */
    Screen confirm(Seat seat, DeskIntent intent, String question) {
        var say = say(seat);
        var token = memory.offer(seat, intent);
        return new Screen(
                question, List.of(List.of(say.button("yes", Verb.DO, token)), List.of(say.button("drop", Verb.DROP))));
    }
}
