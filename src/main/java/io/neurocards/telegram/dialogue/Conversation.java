package io.neurocards.telegram.dialogue;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Input;
import io.neurocards.telegram.screens.Screen;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Decides what an input leads to. Whoever has not accepted the terms sees them instead; what is refused says why. */
@Component
@ConditionalOnBot
class Conversation {

    private final Start start;
    private final Commands commands;
    private final Presses presses;
    private final TextSteps texts;
    private final PhotoStep photos;
    private final Money money;

    Conversation(Start start, Commands commands, Presses presses, TextSteps texts, PhotoStep photos, Money money) {
        this.start = start;
        this.commands = commands;
        this.presses = presses;
        this.texts = texts;
        this.photos = photos;
        this.money = money;
    }

    /** @throws IOException when a file can't be fetched or kept; nothing is charged and the conversation stands still */
    Reaction react(Turn turn, Input input) throws IOException, InterruptedException {
        try {
            return switch (input) {
                case Input.Command command -> commands.react(turn, command);
                case Input.Pressed pressed -> presses.react(turn, pressed.press());
                case Input.Text(var text) -> texts.react(turn, text);
                case Input.Photo photo -> photos.react(turn, photo);
                case Input.Unfitting(var kind) -> texts.hint(turn, "unfitting." + kind.text());
                case Input.Paid paid -> money.paid(turn, paid);
                case Input.Refunded refunded -> money.refunded(turn, refunded);
            };
        } catch (ProblemException problem) {
            return problem.code() == ProblemCode.TERMS_NOT_ACCEPTED
                    ? start.consent(turn)
                    : turn.say(Screen.of(turn.words().problem(problem)));
        }
    }
}
