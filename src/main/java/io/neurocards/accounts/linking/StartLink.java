package io.neurocards.accounts.linking;

import io.neurocards.accounts.standing.Admission;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A customer is shown a code to type where they have another account. */
@Component
public final class StartLink {

    private static final Duration GOOD_FOR = Duration.ofMinutes(10);

    private final Decisions decisions;
    private final LinkCodeRows codes;
    private final Admission admission;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StartLink(
            Decisions decisions,
            LinkCodeRows codes,
            Admission admission,
            ApplicationEventPublisher events,
            Clock clock) {
        this.decisions = decisions;
        this.codes = codes;
        this.admission = admission;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A code as it is shown.
     *
     * @param code two groups of four letters and digits
     */
    public record Started(String code, Instant expiresAt) {

        /** Returns what a link carries that the bot is opened with. */
        public String startParameter() {
            return "link_" + code.replace("-", "");
        }

        /** Hides the code. */
        @Override
        public String toString() {
            return "Started[expiresAt=" + expiresAt + "]";
        }
    }

    /**
     * Makes a code that is good for ten minutes and for one link; one that was made before is good for nothing from now on.
     *
     * @throws ProblemException ACCOUNT_BANNED, ACCOUNT_DELETED, ACCOUNT_JOINED, MAINTENANCE
     */
    public Started start(PersonId person) {
        return decisions.act(() -> {
            admission.require(person);
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            var code = LinkCode.fresh();
            var expiresAt = now.plus(GOOD_FOR);
            codes.show(person, code, now, expiresAt);
            events.publishEvent(new LinkCodeEvent.Shown(person, expiresAt, now));
            return new Started(code.shown(), expiresAt);
        });
    }
}
