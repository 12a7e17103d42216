package io.neurocards.accounts.linking;

import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Counts each code that is typed before it is looked at, and announces a refusal. Both are transactions of their own, because the
 * refusal undoes what was begun with the code. What is over the limit is not announced, so that nobody fills the audit log by
 * guessing.
 */
@Component
record TypedCodes(Decisions decisions, LinkTries tries, ApplicationEventPublisher events, Clock clock) {

    private static final Set<ProblemCode> REFUSALS = Set.of(
            ProblemCode.LINK_CODE_WRONG,
            ProblemCode.ALREADY_LINKED,
            ProblemCode.ACCOUNT_BANNED,
            ProblemCode.ACCOUNT_DELETED,
            ProblemCode.ACCOUNT_JOINED,
            ProblemCode.UNAUTHENTICATED);

    /**
     * Counts a code and uses it.
     *
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retry_after_seconds}; what the use throws
     */
    <T> T count(PersonId typing, Supplier<T> use) {
        var now = clock.instant();
        decisions.act(() -> tries.count(typing, now));
        try {
            return use.get();
        } catch (ProblemException refusal) {
            if (REFUSALS.contains(refusal.code())) {
                var refused = new LinkCodeEvent.Refused(typing, refusal.code(), now);
                decisions.act(() -> events.publishEvent(refused));
            }
            throw refusal;
        }
    }

    /** Forgets the codes of somebody who typed a right one, within the caller's transaction. */
    void forget(PersonId typing) {
        tries.forget(typing);
    }
}
