package io.neurocards.partners.desk;

import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.Operator;
import io.neurocards.partners.World;
import io.neurocards.partners.keys.PartnerKey;
import io.neurocards.partners.keys.PartnerKey.Bounds;
import io.neurocards.partners.keys.PartnerKey.Times;
import io.neurocards.partners.keys.PartnerKeys;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An administrator gives a partner its keys, changes them for new ones, and takes them away. */
@Component
public final class KeyDesk {

    /** How long a key that was replaced still works when nobody says how long. */
    public static final Duration USUAL_GRACE = Duration.ofHours(24);

    /** What a key may send when nobody says how much. */
    public static final int USUAL_PER_MINUTE = 60;

    public static final int USUAL_PER_DAY = 10_000;

    /** For how many hours a key that was replaced works at most. */
    public static final int LONGEST_GRACE_HOURS = 720;

    /** For how many days a key is good at most, if not for good. */
    public static final int LONGEST_DAYS = 3660;

    private static final Duration LONGEST_GRACE = Duration.ofHours(LONGEST_GRACE_HOURS);
    private static final Duration LONGEST = Duration.ofDays(LONGEST_DAYS);

    /** Characters that a name has at most. */
    public static final int LONGEST_NAME = 64;

    /** To how many addresses and ranges a key is bound at most. */
    public static final int MOST_ADDRESSES = 50;

    /** How many requests a minute can be allowed at most. */
    public static final int MOST_PER_MINUTE = 100_000;

    /** How many requests a day can be allowed at most. */
    public static final int MOST_PER_DAY = 100_000_000;

    private final PartnerKeys keys;
    private final PartnerDesk partners;
    private final Decisions decisions;
    private final AuditLog audit;
    private final Clock clock;

    KeyDesk(PartnerKeys keys, PartnerDesk partners, Decisions decisions, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.partners = partners;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a key is to be.
     *
     * @param lifetime how long it is good for; null for as long as nobody revokes it
     */
    public record Wanted(
            World world,
            String name,
            Set<PartnerScope> scopes,
            Bounds bounds,
            @Nullable Duration lifetime) {}

    /** A key that was just made, and is shown this once. */
    public record Issued(String token, PartnerKey key) {

        /** Hides the token. */
        @Override
        public String toString() {
            return "Issued[key=" + key.id() + "]";
        }
    }

    /**
     * Makes a key.
     *
     * @throws ProblemException NOT_FOUND without such a partner; INVALID_REQUEST with {@code field}
     */
    public Issued issue(Operator.Word word, UUID partner, Wanted wanted) {
        return issue(word, OperationId.at(clock.instant()), partner, wanted);
    }

    private record Made(UUID id) {}

    /**
     * Makes a key, once for the operation.
     *
     * @throws ProblemException SECRET_SHOWN when it was made and shown before; and as above
     */
    public Issued issue(Operator.Word word, OperationId operation, UUID partner, Wanted wanted) {
        require(
                !wanted.name().isBlank()
                        && wanted.name().codePointCount(0, wanted.name().length()) <= LONGEST_NAME,
                "name");
        require(!wanted.scopes().isEmpty(), "scopes");
        require(wanted.lifetime() == null || isWithin(wanted.lifetime(), LONGEST), "expires_in_days");
        require(wanted.bounds());
        partners.find(partner);
        var now = now();
        var end = wanted.lifetime() == null ? null : now.plus(wanted.lifetime());
        var key = new PartnerKey(
                UuidV7.at(now),
                partner,
                wanted.world(),
                wanted.name().strip(),
                wanted.scopes(),
                wanted.bounds(),
                new Times(now, end, null, null, null));
        return once(
                word,
                operation,
                "issue",
                partner + "\n" + written(wanted),
                () -> issued(word, "partner-key.issue", key, now));
    }

    private static String written(Wanted wanted) {
        var scopes = wanted.scopes().stream().map(PartnerScope::word).sorted().toList();
        return String.join(
                "\n",
                wanted.world().word(),
                wanted.name(),
                scopes.toString(),
                wanted.bounds().toString(),
                String.valueOf(wanted.lifetime()));
    }

    private Issued once(
            Operator.Word word, OperationId operation, String what, String wanted, Supplier<Issued> issuing) {
        var issued = new AtomicReference<@Nullable Issued>();
        var asked = word.by().name() + "\n" + wanted;
        var made = decisions.decide(new Operation(operation, "partner-keys." + what, asked), Made.class, () -> {
            var key = issuing.get();
            issued.set(key);
            return new Made(key.key().id());
        });
        var key = issued.get();
        if (key == null || !key.key().id().equals(made.id())) {
            throw new ProblemException(ProblemCode.SECRET_SHOWN);
        }
        return key;
    }

    private Issued issued(Operator.Word word, String what, PartnerKey key, Instant now) {
        var token = switch (key.world()) {
            case LIVE -> BearerToken.PARTNER_LIVE.fresh();
            case TEST -> BearerToken.PARTNER_TEST.fresh();
        };
        keys.insert(key, token);
        note(word, what, key, now);
        return new Issued(token, key);
    }

    /**
     * Makes a key that does the same, and lets the old one work for a while; the new one lasts as long as the old one was meant to.
     *
     * @throws ProblemException NOT_FOUND for a key that is over or was replaced before; INVALID_REQUEST with {@code field}
     */
    public Issued rotate(Operator.Word word, UUID partner, UUID id, Duration grace) {
        return rotate(word, OperationId.at(clock.instant()), partner, id, grace);
    }

    /**
     * Makes a key that does the same, once for the operation.
     *
     * @throws ProblemException SECRET_SHOWN when it was made and shown before; and as above
     */
    public Issued rotate(Operator.Word word, OperationId operation, UUID partner, UUID id, Duration grace) {
        require(!grace.isNegative() && grace.compareTo(LONGEST_GRACE) <= 0, "grace_hours");
        return once(word, operation, "rotate", partner + "\n" + id + "\n" + grace, () -> {
            var now = now();
            var old = keys.lock(partner, id, now).orElseThrow(KeyDesk::notFound);
            var end = old.times().expiresAt();
            var lifetime = end == null ? null : Duration.between(old.times().createdAt(), end);
            var key = new PartnerKey(
                    UuidV7.at(now),
                    partner,
                    old.world(),
                    old.name(),
                    old.scopes(),
                    old.bounds(),
                    new Times(now, lifetime == null ? null : now.plus(lifetime), null, null, id));
            keys.expire(id, now.plus(grace));
            return issued(word, "partner-key.rotate", key, now);
        });
    }

    /**
     * Keeps a key in other bounds.
     *
     * @throws ProblemException NOT_FOUND for a key that is over or was replaced; INVALID_REQUEST with {@code field}
     */
    public PartnerKey change(Operator.Word word, UUID partner, UUID id, Bounds bounds) {
        require(bounds);
        return decisions.act(() -> {
            var now = now();
            var key = keys.lock(partner, id, now).orElseThrow(KeyDesk::notFound);
            keys.change(id, bounds);
            var changed = key.in(bounds);
            note(word, "partner-key.change", changed, now);
            return changed;
        });
    }

    /**
     * Ends a key at once.
     *
     * @throws ProblemException NOT_FOUND when the partner has no such key, or it was revoked before
     */
    public void revoke(Operator.Word word, UUID partner, UUID id) {
        decisions.act(() -> {
            var now = now();
            note(word, "partner-key.revoke", keys.revoke(partner, id, now).orElseThrow(KeyDesk::notFound), now);
        });
    }

    /**
     * Returns all keys of a partner, the newest first.
     *
     * @throws ProblemException NOT_FOUND without such a partner
     */
    public List<PartnerKey> of(UUID partner) {
        return keys.of(partners.find(partner).id());
    }

    /** As exact as a row keeps it, so that what is answered is what is read later. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static void require(Bounds bounds) {
        require(bounds.addresses().size() <= MOST_ADDRESSES, "allowed_addresses");
        require(bounds.perMinute() >= 1 && bounds.perMinute() <= MOST_PER_MINUTE, "requests_per_minute");
        require(bounds.perDay() >= 1 && bounds.perDay() <= MOST_PER_DAY, "requests_per_day");
    }

    private static boolean isWithin(Duration duration, Duration longest) {
        return duration.isPositive() && duration.compareTo(longest) <= 0;
    }

    private static void require(boolean isRight, String field) {
        if (!isRight) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }

    private void note(Operator.Word word, String what, PartnerKey key, Instant now) {
        var scopes = key.scopes().stream().map(PartnerScope::word).sorted().toList();
        audit.record(
                new AuditLog.Act(
                        word.by(),
                        what,
                        "partner:" + key.partnerId(),
                        word.reasonOr(key.name()),
                        Map.of(
                                "key", key.id().toString(),
                                "name", key.name(),
                                "world", key.world().word(),
                                "scopes", scopes,
                                "per_minute", key.bounds().perMinute(),
                                "per_day", key.bounds().perDay())),
                now);
    }
}
