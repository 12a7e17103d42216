package io.neurocards.telegram.dialogue;

import io.neurocards.telegram.screens.Reply;
import java.util.List;

/** What an input leads to: where the conversation stands then, and what is said. */
record Reaction(State next, List<Reply> replies) {}
