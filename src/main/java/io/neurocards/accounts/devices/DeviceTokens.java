package io.neurocards.accounts.devices;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.callers.BearerToken;
import io.neurocards.database.Decisions;
import io.neurocards.database.Undecided;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which device sends a request, and for whom. */
@Component
public final class DeviceTokens {

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final DeviceRows rows;
    private final Consents consents;
    private final DevicesHereLately known;
    private final Decisions decisions;
    private final Clock clock;

    DeviceTokens(
            JdbcClient jdbc,
            DeviceRows rows,
            Consents consents,
            DevicesHereLately known,
            Decisions decisions,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.consents = consents;
        this.known = known;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @param endsFormer whether this was the newest token, and one before it is still good */
    private record Found(DeviceCaller caller, Instant lastSeenAt, boolean endsFormer) {

        boolean isToNote(Instant now) {
            return endsFormer || lastSeenAt.isBefore(now.minus(USE_IS_NOTED_EVERY));
        }
    }

    /**
     * Returns whose token this is, or nothing when it is unknown or was ended. One read by index. While no database can be asked, a
     * device that was here lately is known all the same, without its customer's address and name.
     *
     * @throws RuntimeException when no database can be asked, and the device is not known here
     */
    public Optional<DeviceCaller> authenticate(String token) {
        if (!BearerToken.DEVICE.looksLike(token)) {
            return Optional.empty();
        }
        var hash = BearerToken.hash(token);
        var now = clock.instant();
        try {
            var found = find(hash);
            found.filter(one -> one.isToNote(now)).ifPresent(one -> note(one, hash, now));
            return found.map(Found::caller);
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            return Optional.of(known.find(hash, now).orElseThrow(() -> e));
        }
    }

    private void note(Found found, byte[] hash, Instant now) {
        var device = found.caller().device();
        if (found.endsFormer()) {
            known.forgetOthers(device, hash);
        }
        decisions.act(() -> rows.seen(device, hash, now));
    }

    private Optional<Found> find(byte[] hash) {
        return jdbc.sql("""
                        select d.id, i.person_id, i.platform, w.external_id as email, p.first_name, p.locale,
                            w.verified_at is not null as verified, d.last_seen_at,
                            exists(select from consents c
                                   where c.person_id = i.person_id and c.terms_version = :terms) as terms_accepted,
                            d.token_hash = :hash and d.former_token_hash is not null as ends_former
                        from devices d
                        join identities i on i.id = d.identity_id
                        join persons p on p.id = i.person_id
                        left join identities w on w.person_id = i.person_id and w.platform = 'website'
                        where d.revoked_at is null and (d.token_hash = :hash or d.former_token_hash = :hash)
                        """)
                .param("terms", consents.currentVersion())
                .param("hash", hash)
                .query((row, _) -> found(row))
                .optional();
    }

    private static Found found(ResultSet row) throws SQLException {
        var device = row.getObject("id", UUID.class);
        var person = new Caller(
                new PersonId(row.getObject("person_id", UUID.class)),
                device,
                Objects.requireNonNullElse(row.getString("email"), ""),
                row.getString("first_name"),
                Locale.of(row.getString("locale")),
                row.getBoolean("verified"),
                row.getBoolean("terms_accepted"));
        var platform = Platform.of(row.getString("platform")).orElseThrow();
        return new Found(
                new DeviceCaller(person, device, platform),
                row.getObject("last_seen_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("ends_former"));
    }
}
