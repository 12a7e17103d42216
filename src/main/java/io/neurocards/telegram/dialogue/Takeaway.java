package io.neurocards.telegram.dialogue;

import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.delivery.TakeAlong;
import io.neurocards.telegram.screens.Screen;
import org.springframework.stereotype.Component;

/** A customer takes along everything that is kept about them. Nobody has to accept any terms for it. */
@Component
@ConditionalOnBot
record Takeaway(TelegramPersons persons, TakeAlong takeAlong) {

    Reaction begin(Turn turn) {
        var person = persons.find(turn.chatId());
        if (person.isEmpty()) {
            return say(turn, "export.nobody");
        }
        try {
            takeAlong.begin(person.get());
            return say(turn, "export.begun");
        } catch (ProblemException problem) {
            if (problem.code() == ProblemCode.TOO_MANY_REQUESTS) {
                return say(turn, "export.too-often");
            }
            throw problem;
        }
    }

    private static Reaction say(Turn turn, String key) {
        return turn.say(Screen.of(turn.words().text(key)));
    }
}
