package io.neurocards.telegram.dialogue;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.telegram.JoinByTelegram;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is behind a chat. Whoever has not accepted the terms in force is nobody yet. */
@Component
@ConditionalOnBot
class Customers {

    private final TelegramPersons persons;
    private final Consents consents;
    private final JoinByTelegram join;

    Customers(TelegramPersons persons, Consents consents, JoinByTelegram join) {
        this.persons = persons;
        this.consents = consents;
        this.join = join;
    }

    /**
     * Returns the person who has accepted the terms.
     *
     * @throws ProblemException TERMS_NOT_ACCEPTED when there is none
     */
    PersonId require(Turn turn) {
        var person =
                persons.find(turn.chatId()).orElseThrow(() -> new ProblemException(ProblemCode.TERMS_NOT_ACCEPTED));
        consents.require(person);
        return person;
    }

    Optional<PersonId> find(Turn turn) {
        try {
            return Optional.of(require(turn));
        } catch (ProblemException notYet) {
            if (notYet.code() == ProblemCode.TERMS_NOT_ACCEPTED) {
                return Optional.empty();
            }
            throw notYet;
        }
    }

    /** Makes a person of whoever has just accepted the terms in force; doing so again changes nothing. */
    PersonId join(Turn turn) {
        var sender = turn.sender();
        return join.join(
                new TelegramUser(
                        sender.id(),
                        sender.username(),
                        sender.firstName(),
                        turn.words().locale()),
                consents.currentVersion(),
                turn.referral());
    }

    String termsVersion() {
        return consents.currentVersion();
    }
}
