package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.screens.Button;
import io.neurocards.telegram.screens.Reply;
import java.util.ArrayList;
import java.util.List;

/** What an input leads to: where the conversation stands then, and what is said. */
record Reaction(State next, List<Reply> replies) {

    /** Returns the same, after which the buttons that were pressed make room for others, or for none. */
    Reaction spending(List<List<Button>> instead) {
        var more = new ArrayList<>(replies);
        more.add(new Reply.Spent(instead));
        return new Reaction(next, List.copyOf(more));
    }
}
