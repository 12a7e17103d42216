package io.neurocards.operations.house;

import io.neurocards.accounts.standing.Bans;
import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * An administrator forbids a customer to order and to buy, and allows it again. What is paid goes on, and what arrives is
 * credited all the same.
 */
@Component
public final class BanCustomer {

    private final Decisions decisions;
    private final Bans bans;
    private final AuditLog audit;
    private final Clock clock;

    BanCustomer(Decisions decisions, Bans bans, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.bans = bans;
        this.audit = audit;
        this.clock = clock;
    }

    /** Bans the customer; somebody who is banned stays so, and nothing is noted again. */
    public Done ban(HouseWord word, PersonId person) {
        return decide(
                "person.ban", word, person, () -> bans.ban(person, word.by().name(), word.reason(), clock.instant()));
    }

    /** Lifts the ban; somebody who is not banned stays so, and nothing is noted. */
    public Done lift(HouseWord word, PersonId person) {
        return decide(
                "person.unban", word, person, () -> bans.lift(person, word.by().name(), clock.instant()));
    }

    private Done decide(String action, HouseWord word, PersonId person, BooleanSupplier change) {
        var subject = "person:" + person;
        return decisions.decide(word.as(action, subject), Done.class, () -> {
            var changed = change.getAsBoolean();
            if (changed) {
                audit.record(word.act(action, subject), clock.instant());
            }
            return new Done(changed);
        });
    }
}
