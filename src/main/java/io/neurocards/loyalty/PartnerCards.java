package io.neurocards.loyalty;

import io.neurocards.accounts.standing.Admission;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cards of partners that customers hold. A number is one person's, and stays it until that person leaves for good. */
@Component
public final class PartnerCards {

    /** Characters that a number is written with at most, with all that stands between. */
    public static final int LONGEST_WRITTEN = 100;

    private final Decisions decisions;
    private final Admission admission;
    private final CardRows rows;
    private final LoyaltySettings settings;
    private final Clock clock;

    PartnerCards(Decisions decisions, Admission admission, CardRows rows, LoyaltySettings settings, Clock clock) {
        this.decisions = decisions;
        this.admission = admission;
        this.rows = rows;
        this.settings = settings;
        this.clock = clock;
    }

    /** Names the card by its row: an outcome outlives its person, and must not tell a number. */
    private record Activated(UUID card) {}

    /**
     * Makes a card the person's, once for the operation; returns all cards of the person.
     *
     * @param written the number as people write it
     * @throws ProblemException CARD_INVALID; CARD_TAKEN when it is activated already, by whomever; TOO_MANY_CARDS with
     *     {@code limit}; ACCOUNT_BANNED, ACCOUNT_DELETED or MAINTENANCE
     */
    public List<PartnerCard> activate(PersonId person, OperationId id, String written) {
        var number = CardNumber.of(written);
        var operation = new Operation(id, "loyalty.activate-card", person + "\n" + number.text());
        decisions.decide(operation, Activated.class, () -> activated(person, number));
        return of(person);
    }

    /** Returns the person's cards, in the order in which they were activated. */
    public List<PartnerCard> of(PersonId person) {
        return rows.of(person);
    }

    /** Returns the cards of each of these persons, as {@link #of(PersonId)} does. */
    Map<PersonId, List<PartnerCard>> of(Collection<PersonId> persons) {
        return rows.of(persons);
    }

    private Activated activated(PersonId person, CardNumber number) {
        admission.require(person);
        rows.lock(person);
        if (rows.of(person).size() >= settings.mostCards()) {
            throw new ProblemException(ProblemCode.TOO_MANY_CARDS).with("limit", settings.mostCards());
        }
        return rows.insert(person, number, clock.instant())
                .map(Activated::new)
                .orElseThrow(() -> new ProblemException(ProblemCode.CARD_TAKEN));
    }
}
