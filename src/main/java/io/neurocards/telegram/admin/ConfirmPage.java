package io.neurocards.telegram.admin;

import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.admin.DeskPress.Verb;
import java.util.List;
import java.util.Set;

/** The button that says yes, and the one that says no. */
final class ConfirmPage implements DeskPage {

    private final Desktop desktop;
    private final DeskMemory memory;
    private final Acts acts;
    private final HomePage home;

    ConfirmPage(Desktop desktop, DeskMemory memory, Acts acts, HomePage home) {
        this.desktop = desktop;
        this.memory = memory;
        this.acts = acts;
        this.home = home;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.DO, Verb.DROP);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) throws Exception {
        if (press.verb() == Verb.DROP) {
            return new DeskReply.Show(home.home(seat));
        }
        var say = desktop.say(seat);
        var token = press.about();
        var intent = memory.offered(seat, token);
        if (intent.isEmpty()) {
            return new DeskReply.Show(desktop.below(say.text("expired"), List.of(), say.button("home", Verb.HOME)));
        }
        try {
            return new DeskReply.Show(acts.perform(seat, token, intent.get()));
        } catch (ProblemException problem) {
            return new DeskReply.Show(desktop.below(
                    say.text("problem", desktop.problem(seat, problem)), List.of(), say.button("home", Verb.HOME)));
        }
    }
}
