package io.neurocards.accounts.linking;

import io.neurocards.accounts.erasure.IdentityLocks;
import io.neurocards.accounts.linking.JoinRows.Join;
import io.neurocards.accounts.linking.JoinRows.Side;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A customer types the code that they were shown where they have another account, and the two become one. Whoever typed the code
 * is shown first whose it is ({@link #look}), so that nobody is talked into joining a stranger's account.
 */
@Component
public final class ConfirmLink {

    private static final Duration UNDONE_WITHIN = Duration.ofHours(24);

    /** A customer has one of each; of apps they may have many. */
    private static final Set<String> ONE_OF_EACH = Set.of("telegram", "website");

    private final Decisions decisions;
    private final LinkCodeRows codes;
    private final LinkTries tries;
    private final PersonJoins joins;
    private final IdentityLocks locks;
    private final Clock clock;

    ConfirmLink(
            Decisions decisions,
            LinkCodeRows codes,
            LinkTries tries,
            PersonJoins joins,
            IdentityLocks locks,
            Clock clock) {
        this.decisions = decisions;
        this.codes = codes;
        this.tries = tries;
        this.joins = joins;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * Returns what is known of the account that a code is of, for the one who typed it to recognise it. The code stays good.
     *
     * @throws ProblemException LINK_CODE_WRONG; TOO_MANY_REQUESTS with {@code retry_after_seconds} after five codes in ten
     *     minutes, counting the right ones until they are confirmed
     */
    public List<KnownAs> look(PersonId typing, String code) {
        return joins.rows().knownAs(find(typing, code).person());
    }

    /**
     * Makes the two accounts one.
     *
     * @throws ProblemException as {@link #look}; ALREADY_LINKED with {@code platform} when it is one account already, or both are
     *     known on one platform where a customer has one account; ACCOUNT_BANNED, ACCOUNT_DELETED
     */
    public LinkEvent.Linked confirm(PersonId typing, String code) {
        var shown = find(typing, code);
        return decisions.act(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            locks.lock(List.of(typing, shown.person()));
            var sides = Stream.of(typing, shown.person())
                    .distinct()
                    .sorted(Comparator.comparing(PersonId::value))
                    .map(person -> joins.rows().lock(person).orElseThrow())
                    .sorted(Comparator.comparing(Side::createdAt)
                            .thenComparing(side -> side.person().value()))
                    .toList();
            if (!codes.use(shown.id(), now)) {
                throw new ProblemException(ProblemCode.LINK_CODE_WRONG);
            }
            if (sides.size() < 2) {
                throw new ProblemException(ProblemCode.ALREADY_LINKED).with("platform", "");
            }
            sides.forEach(ConfirmLink::requireGood);
            var stays = sides.getFirst().person();
            var gone = sides.getLast().person();
            requireDifferent(joins.rows().platforms(stays), joins.rows().platforms(gone));
            tries.forget(typing);
            return joins.join(new Join(UuidV7.at(now), gone, stays, now.plus(UNDONE_WITHIN)), now);
        });
    }

    private LinkCodeRows.Shown find(PersonId typing, String code) {
        var now = clock.instant();
        decisions.act(() -> tries.count(typing, now));
        return LinkCode.of(code)
                .flatMap(typed -> codes.find(typed, now))
                .orElseThrow(() -> new ProblemException(ProblemCode.LINK_CODE_WRONG));
    }

    private static void requireGood(Side side) {
        if (side.erased()) {
            throw new ProblemException(ProblemCode.ACCOUNT_DELETED);
        }
        if (side.banned()) {
            throw new ProblemException(ProblemCode.ACCOUNT_BANNED);
        }
        if (side.joined()) {
            throw new ProblemException(ProblemCode.ACCOUNT_JOINED);
        }
    }

    private static void requireDifferent(List<String> some, List<String> others) {
        some.stream()
                .filter(ONE_OF_EACH::contains)
                .filter(others::contains)
                .findFirst()
                .ifPresent(platform -> {
                    throw new ProblemException(ProblemCode.ALREADY_LINKED).with("platform", platform);
                });
    }
}
