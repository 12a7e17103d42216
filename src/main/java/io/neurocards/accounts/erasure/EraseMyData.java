package io.neurocards.accounts.erasure;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.Jobs;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A customer has everything deleted that tells who they are. One transaction removes the rows, remembers a digest, forfeits
 * the credits that are left, and enqueues the job that deletes the files; whatever dies in between either did nothing or is
 * gone on with. Whoever comes back later is somebody new.
 */
@Component
public final class EraseMyData {

    private final Decisions decisions;
    private final ErasureRows rows;
    private final FormerIdentities former;
    private final List<PersonalData> kept;
    private final Aftermath aftermath;
    private final Clock clock;

    EraseMyData(
            Decisions decisions,
            ErasureRows rows,
            FormerIdentities former,
            List<PersonalData> kept,
            Aftermath aftermath,
            Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.former = former;
        this.kept = List.copyOf(kept);
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /** What follows, within the transaction. */
    @Component
    record Aftermath(Jobs jobs, ApplicationEventPublisher events) {

        void of(AccountErased erased) {
            jobs.enqueue(EraseFiles.TYPE, erased.person().value());
            events.publishEvent(erased);
        }
    }

    /**
     * Lets a person be asked who could leave now; changes nothing.
     *
     * @throws ProblemException CLIPS_IN_THE_MAKING or MONEY_IN_MOTION, which have to end first
     */
    public void requirePossible(PersonId person) {
        kept.forEach(part -> part.requireNothingOpen(person));
    }

    /**
     * Deletes the data; doing so twice is the same as once.
     *
     * @param confirmed the available credits that the person was told they will lose
     * @throws ProblemException as above, or CREDITS_CHANGED with {@code have} when it is another amount by now; nothing is
     *     deleted then
     */
    public void erase(PersonId person, Credits confirmed) {
        decisions.act(() -> {
            rows.identities(person).forEach(rows::lock);
            if (rows.lock(person)) {
                erase(person, confirmed, clock.instant());
            }
        });
    }

    private void erase(PersonId person, Credits confirmed, Instant now) {
        var identities = rows.identities(person);
        identities.forEach(identity -> former.remember(person, identity, now));
        var telegramId = external(identities, KnownIdentity.TELEGRAM);
        var leaving = new Leaving(
                person,
                telegramId == null ? null : Long.valueOf(telegramId),
                external(identities, KnownIdentity.WEBSITE),
                confirmed,
                now);
        requirePossible(person);
        kept.forEach(part -> part.eraseRows(leaving));
        rows.insert(person, confirmed, now);
        aftermath.of(new AccountErased(person, confirmed, now));
    }

    private static @Nullable String external(List<KnownIdentity> identities, String platform) {
        return identities.stream()
                .filter(identity -> identity.platform().equals(platform))
                .map(KnownIdentity::externalId)
                .findFirst()
                .orElse(null);
    }
}
