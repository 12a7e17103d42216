package io.neurocards.telegram.dialogue;

import io.neurocards.accounts.erasure.EraseMyData;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Screen;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * A customer leaves and has everything deleted: first they are told what goes and what stays, then asked with the very number
 * of credits that will be lost. Nobody has to accept any terms for it. The chat's row goes, so no state may be kept afterwards.
 */
@Component
@ConditionalOnBot
class Farewell {

    private static final Duration QUESTION_HOLDS = Duration.ofMinutes(15);

    private final TelegramPersons persons;
    private final EraseMyData eraseMyData;
    private final Ledger ledger;
    private final Clock clock;

    Farewell(TelegramPersons persons, EraseMyData eraseMyData, Ledger ledger, Clock clock) {
        this.persons = persons;
        this.eraseMyData = eraseMyData;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Says what goes and what stays, unless something has to end first. */
    Reaction explain(Turn turn) {
        return withPerson(turn, person -> {
            var words = turn.words();
            return turn.say(
                    new State.Idle(),
                    Screen.of(words.text("delete.explain", "credits", words.credits(available(person))))
                            .with(words.label("button.export"), new Press.TakeAlong())
                            .with(words.label("button.delete"), new Press.Leave())
                            .with(words.label("button.menu"), new Press.BackToMenu()));
        });
    }

    /** Asks for the last time. */
    Reaction ask(Turn turn) {
        return withPerson(turn, person -> {
            var words = turn.words();
            var credits = available(person);
            var until = clock.instant().plus(QUESTION_HOLDS).getEpochSecond();
            return turn.say(Screen.of(words.text("delete.ask", "credits", words.credits(credits)))
                    .with(words.label("button.delete-now"), new Press.LeaveForGood(credits, until))
                    .with(words.label("button.delete-not"), new Press.BackToMenu()));
        });
    }

    /** Deletes everything, if the question was asked lately and the credits are the ones that it named. */
    Reaction leave(Turn turn, long credits, long until) {
        return withPerson(turn, person -> {
            if (clock.instant().getEpochSecond() > until) {
                return turn.toast("delete.old");
            }
            eraseMyData.erase(person, Credits.of(credits));
            return turn.say(Screen.of(turn.words().text("delete.done")));
        });
    }

    private Reaction withPerson(Turn turn, Function<PersonId, Reaction> step) {
        var person = persons.find(turn.chatId());
        if (person.isEmpty()) {
            return turn.say(Screen.of(turn.words().text("delete.nobody")));
        }
        eraseMyData.requirePossible(person.get());
        return step.apply(person.get());
    }

    private long available(PersonId person) {
        return ledger.balance(person).available().amount();
    }
}
