package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.input.Sender;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One input's turn in a conversation: who, in which language, and where it stood. */
record Turn(
        Sender sender, Words words, State state, @Nullable String referral) {

    long chatId() {
        return sender.id();
    }

    /** Says something and leaves the conversation where it stands. */
    Reaction say(Screen screen) {
        return new Reaction(state, List.of(new Reply.Say(screen)));
    }

    /** Says something and goes on to another state. */
    Reaction say(State next, Screen screen) {
        return new Reaction(next, List.of(new Reply.Say(screen)));
    }

    Reaction toast(String key) {
        return new Reaction(state, List.of(new Reply.Toast(words.label(key))));
    }

    Reaction silence() {
        return new Reaction(state, List.of());
    }

    Turn in(State other) {
        return new Turn(sender, words, other, referral);
    }
}
