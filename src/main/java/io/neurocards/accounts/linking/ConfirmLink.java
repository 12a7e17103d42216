package io.neurocards.accounts.linking;

import io.neurocards.accounts.erasure.IdentityLocks;
import io.neurocards.accounts.linking.JoinRows.Join;
import io.neurocards.accounts.linking.JoinRows.Side;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A customer types the code that they were shown where they have another account, and the two become one. Whoever typed the code
 * is shown first whose it is ({@link #look}), so that nobody is talked into joining a stranger's account.
 */
@Component
public final class ConfirmLink {

    private static final String TYPE = "accounts.link";
    private static final Duration UNDONE_WITHIN = Duration.ofHours(24);

    /** A customer has one of each; of apps they may have many. */
    private static final Set<String> ONE_OF_EACH = Set.of("telegram", "website");

    private final Decisions decisions;
    private final LinkCodeRows codes;
    private final TypedCodes typedCodes;
    private final PersonJoins joins;
    private final IdentityLocks locks;
    private final Clock clock;

    ConfirmLink(
            Decisions decisions,
            LinkCodeRows codes,
            TypedCodes typedCodes,
            PersonJoins joins,
            IdentityLocks locks,
            Clock clock) {
        this.decisions = decisions;
        this.codes = codes;
        this.typedCodes = typedCodes;
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
        return typedCodes.count(
                typing, () -> joins.rows().knownAs(find(typed(code, null)).person()));
    }

    /** Returns what was typed now, in a form that may be kept. */
    public TypedCode typed(String code, @Nullable UUID session) {
        var digest = LinkCode.of(code).map(codes::digest).orElse(new byte[0]);
        return new TypedCode(HexFormat.of().formatHex(digest), session, clock.instant());
    }

    /**
     * Makes the two accounts one.
     *
     * @throws ProblemException as {@link #look}; ALREADY_LINKED with {@code platform} when it is one account already, or both are
     *     known on one platform where a customer has one account; ACCOUNT_BANNED, ACCOUNT_DELETED
     */
    public LinkEvent.Linked confirm(PersonId typing, String code) {
        return confirm(OperationId.at(clock.instant()), typing, typed(code, null));
    }

    /**
     * Makes the two accounts one, once for the operation. A code that was good when it was typed is good, if nobody has used it
     * and its owner was shown no other one since.
     *
     * @throws ProblemException as above; UNAUTHENTICATED when whoever typed it is not signed in there any more
     */
    public LinkEvent.Linked confirm(OperationId operation, PersonId typing, TypedCode code) {
        var earlier = decisions.outcome(operation, TYPE, LinkEvent.Linked.class);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var asked = new Operation(operation, TYPE, typing + "\n" + code.digest());
        return typedCodes.count(
                typing, () -> decisions.decide(asked, LinkEvent.Linked.class, () -> joined(typing, code)));
    }

    private LinkEvent.Linked joined(PersonId typing, TypedCode code) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (code.session() != null && !joins.sessions().isOpen(code.session(), code.at())) {
            throw new ProblemException(ProblemCode.UNAUTHENTICATED);
        }
        var shown = find(code);
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
        typedCodes.forget(typing);
        return joins.join(new Join(UuidV7.at(now), gone, stays, now.plus(UNDONE_WITHIN)), now);
    }

    private LinkCodeRows.Shown find(TypedCode code) {
        return Optional.of(code)
                .filter(TypedCode::isSound)
                .flatMap(typed -> codes.find(typed, typed.at()))
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
