package io.neurocards.telegram.admin;

import io.neurocards.operations.JobInspector;
import io.neurocards.operations.TryReport;
import io.neurocards.providers.vendors.AttemptAnswers;
import io.neurocards.providers.vendors.AttemptAnswers.Kept;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One try of a clip, and in its provider's own words everything that was said of it. */
final class AttemptPage implements DeskPage {

    private static final int ON_A_PAGE = 8;
    private static final int GLIMPSE = 120;
    private static final int LONGEST_MESSAGE = 500;

    private final Desktop desktop;
    private final JobInspector jobs;
    private final AttemptAnswers answers;

    AttemptPage(Desktop desktop, JobInspector jobs, AttemptAnswers answers) {
        this.desktop = desktop;
        this.jobs = jobs;
        this.answers = answers;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.ATTEMPT, Verb.ANSWER);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        var say = desktop.say(seat);
        var place = AnswerPlace.parse(press.choice());
        var found = jobs.attempt(press.about());
        if (found.isEmpty() || place.isEmpty()) {
            return new DeskReply.Show(
                    desktop.below(say.text("attempt.none"), List.of(), say.button("home", Verb.HOME)));
        }
        var said = answers.of(press.about());
        return new DeskReply.Show(
                press.verb() == Verb.ANSWER
                        ? answer(say, found.get(), said, place.get())
                        : attempt(say, found.get(), said, place.get().number()));
    }

    private Screen attempt(Say say, TryReport attempt, List<Kept> said, int wanted) {
        var pages = Math.max(1, Math.ceilDiv(said.size(), ON_A_PAGE));
        var page = Math.min(wanted, pages);
        var lines = new ArrayList<String>();
        lines.add(card(say, attempt));
        lines.add("");
        lines.add(said.isEmpty() ? say.text("attempt.nothing") : say.text("attempt.said", said.size(), page, pages));
        var buttons = new ArrayList<Button>();
        for (var number = (page - 1) * ON_A_PAGE + 1; number <= Math.min(said.size(), page * ON_A_PAGE); number++) {
            var one = said.get(number - 1);
            lines.add(say.text(
                    "attempt.line", number, say.exactly(one.at()), kind(say, one), Say.glimpse(one.text(), GLIMPSE)));
            buttons.add(new Button(
                    say.number(number), DeskPress.of(Verb.ANSWER, attempt.id(), new AnswerPlace(number, 1).choice())));
        }
        var turning = new ArrayList<Button>();
        if (page > 1) {
            turning.add(say.button("earlier", Verb.ATTEMPT, attempt.id(), Integer.toString(page - 1)));
        }
        if (page < pages) {
            turning.add(say.button("later", Verb.ATTEMPT, attempt.id(), Integer.toString(page + 1)));
        }
        return desktop.below(
                String.join("\n", lines),
                List.of(buttons, turning),
                say.button("refresh", Verb.ATTEMPT, attempt.id(), Integer.toString(page)),
                say.button("job", Verb.JOB, attempt.job()),
                say.button("home", Verb.HOME));
    }

    private static String card(Say say, TryReport attempt) {
        var message = attempt.message();
        return say.text(
                        "attempt.card",
                        attempt.number(),
                        attempt.provider(),
                        attempt.model(),
                        attempt.key(),
                        say.plain("try." + attempt.outcome()),
                        attempt.task() == null ? attempt.toldTask() : attempt.task(),
                        message == null ? null : Say.glimpse(message, LONGEST_MESSAGE))
                + "\n"
                + say.text(
                        "attempt.times",
                        attempt.beganAt(),
                        attempt.endedAt(),
                        attempt.looks(),
                        attempt.nextLookAt(),
                        attempt.watchUntil());
    }

    private Screen answer(Say say, TryReport attempt, List<Kept> said, AnswerPlace place) {
        var parts = place.number() > said.size()
                ? List.<String>of()
                : AnswerPlace.parts(said.get(place.number() - 1).text());
        if (place.part() > parts.size()) {
            return attempt(say, attempt, said, 1);
        }
        var one = said.get(place.number() - 1);
        var turning = new ArrayList<Button>();
        if (place.part() > 1) {
            turning.add(answerButton(say, "earlier", attempt, place.at(place.part() - 1)));
        }
        if (place.part() < parts.size()) {
            turning.add(answerButton(say, "later", attempt, place.at(place.part() + 1)));
        }
        return desktop.below(
                say.text(
                        "attempt.answer",
                        place.number(),
                        say.exactly(one.at()),
                        kind(say, one),
                        place.part(),
                        parts.size(),
                        parts.get(place.part() - 1)),
                List.of(turning),
                say.button(
                        "attempt", Verb.ATTEMPT, attempt.id(), Integer.toString((place.number() - 1) / ON_A_PAGE + 1)),
                say.button("job", Verb.JOB, attempt.job()));
    }

    private static Button answerButton(Say say, String key, TryReport attempt, AnswerPlace place) {
        return say.button(key, Verb.ANSWER, attempt.id(), place.choice());
    }

    private static String kind(Say say, Kept one) {
        return say.plain("said." + one.kind().text());
    }
}
