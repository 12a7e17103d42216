package io.neurocards.operations.older;

import io.neurocards.accounts.telegram.BringTelegramUser;
import io.neurocards.accounts.telegram.BringTelegramUser.Brought;
import io.neurocards.accounts.telegram.TelegramUser;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Brings the older bot's customers over in one transaction: all, or nobody. Run again, it adds what is new and nothing twice. Credits
 * are proved against the ledger before anything is kept.
 */
@Component
final class BringOlder {

    private final Decisions decisions;
    private final BringTelegramUser accounts;
    private final Ledger ledger;
    private final OlderHistory history;
    private final Clock clock;

    BringOlder(Decisions decisions, BringTelegramUser accounts, Ledger ledger, OlderHistory history, Clock clock) {
        this.decisions = decisions;
        this.accounts = accounts;
        this.ledger = ledger;
        this.history = history;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param persons who are new here
     * @param known who were here already
     * @param credits of them all as the older bot says, without who wanted their data deleted
     * @param granted how many credits were added by this run
     * @param jobs that are new here
     * @param payments that are new here
     * @param misfits whom it found on the way
     * @param differing accounts whose credits here are not those of the older bot: nothing of the run is kept then
     */
    record Done(
            long persons,
            long known,
            long credits,
            long granted,
            long jobs,
            long payments,
            List<Misfit> misfits,
            List<String> differing) {}

    /** Brings all of it, unless credits come to something else than they were: then nothing is kept, and it is said. */
    Done bring(OlderStudio older) {
        try {
            return decisions.act(() -> {
                var done = new Run(clock.instant()).of(older);
                if (!done.differing().isEmpty()) {
                    throw new DifferingCreditsException(done);
                }
                return done;
            });
        } catch (DifferingCreditsException e) {
            return e.done();
        }
    }

    private final class Run {

        private final Instant now;
        private final Map<Long, PersonId> persons = new HashMap<>();
        private final List<Misfit> misfits = new ArrayList<>();
        private long created;
        private long credits;
        private long granted;

        Run(Instant now) {
            this.now = now;
        }

        Done of(OlderStudio older) {
            older.users().forEach(this::bring);
            var jobs = older.jobs().stream()
                    .filter(job -> persons.containsKey(job.telegramId()))
                    .filter(job -> history.add(Objects.requireNonNull(persons.get(job.telegramId())), job))
                    .count();
            var payments = older.payments().stream()
                    .filter(payment -> persons.containsKey(payment.telegramId()))
                    .filter(payment -> history.add(Objects.requireNonNull(persons.get(payment.telegramId())), payment))
                    .count();
            return new Done(
                    created, persons.size() - created, credits, granted, jobs, payments, misfits, differing(older));
        }

        private void bring(OlderUser user) {
            var account = new TelegramUser(user.telegramId(), user.username(), user.firstName(), user.locale());
            switch (accounts.bring(account, user.lastName(), user.since(), now)) {
                case Brought.Left _ ->
                    misfits.add(new Misfit(
                            "users",
                            String.valueOf(user.telegramId()),
                            "had their data deleted here, and does not come back"));
                case Brought.Is(var person, var isNew) -> {
                    persons.put(user.telegramId(), person);
                    created += isNew ? 1 : 0;
                    credits += user.credits();
                    if (user.credits() > 0
                            && ledger.grant(
                                    person,
                                    Credits.of(user.credits()),
                                    OlderHistory.REFERENCE + user.telegramId(),
                                    now)) {
                        granted += user.credits();
                    }
                }
            }
        }

        private List<String> differing(OlderStudio older) {
            var here = history.granted();
            return older.users().stream()
                    .filter(user -> persons.containsKey(user.telegramId()))
                    .filter(user -> here.getOrDefault(user.telegramId(), 0L) != user.credits())
                    .map(user -> "account %d had %d credits in the older bot, and was given %d here"
                            .formatted(user.telegramId(), user.credits(), here.getOrDefault(user.telegramId(), 0L)))
                    .toList();
        }
    }
}
