package io.neurocards.accounts.devices;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.callers.KnownTokens;
import io.neurocards.accounts.callers.TokenMemory;
import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which apps were here lately, for times in which no database can be asked: the newest of them, without what they call themselves. */
@Component
final class DevicesHereLately {

    private static final int MOST = 5000;
    private static final Duration LATELY = Duration.ofDays(7);

    /** Whose token was ended on another node may be known here for as long after the last reading, like a session. */
    private static final Duration KNOWN_FOR = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Consents consents;
    private final KnownTokens<Known> tokens;

    DevicesHereLately(JdbcClient jdbc, Consents consents, TokenMemory memory) {
        this.jdbc = jdbc;
        this.consents = consents;
        this.tokens = memory.of("devices.json", Known.class, this::read);
    }

    /** What is kept of a device; twice while the token before its newest one is still good. */
    record Known(
            String tokenHash,
            UUID device,
            UUID personId,
            Platform platform,
            String locale,
            boolean verified,
            boolean termsAccepted,
            @Nullable Instant goodUntil)
            implements KnownTokens.Known {

        @Override
        public boolean isGoodAt(Instant moment) {
            return goodUntil != null && goodUntil.isAfter(moment);
        }

        DeviceCaller caller() {
            var person =
                    new Caller(new PersonId(personId), device, "", null, Locale.of(locale), verified, termsAccepted);
            return new DeviceCaller(person, device, platform);
        }
    }

    Optional<DeviceCaller> find(byte[] tokenHash, Instant now) {
        return tokens.find(tokenHash, now).map(Known::caller);
    }

    /** Its tokens are good for nothing any more, also when that can't be read anew in time. */
    void forget(UUID device) {
        tokens.forget(one -> one.device().equals(device));
    }

    /** Only its token with this digest is good from now on. */
    void forgetOthers(UUID device, byte[] tokenHash) {
        var newest = HexFormat.of().formatHex(tokenHash);
        tokens.forget(one -> one.device().equals(device) && !one.tokenHash().equals(newest));
    }

    /** Whose devices these are may be another person now, which has to be read anew. */
    void forgetOf(PersonId person) {
        tokens.forget(one -> one.personId().equals(person.value()));
    }

    @EventListener
    void on(LinkEvent event) {
        forgetOf(event.person());
        switch (event) {
            case LinkEvent.Linked linked -> forgetOf(linked.gone());
            case LinkEvent.Undone undone -> forgetOf(undone.gone());
            case LinkEvent.Unlinked _ -> {}
        }
    }

    private List<Known> read(Instant now) {
        return jdbc.sql("""
                        select encode(t.hash, 'hex') as token_hash, d.id, i.person_id, i.platform, p.locale,
                            w.verified_at is not null as verified,
                            exists(select from consents c
                                   where c.person_id = i.person_id and c.terms_version = :terms) as terms_accepted
                        from devices d
                        cross join lateral (values (d.token_hash), (d.former_token_hash)) as t (hash)
                        join identities i on i.id = d.identity_id
                        join persons p on p.id = i.person_id
                        left join identities w on w.person_id = i.person_id and w.platform = 'website'
                        where d.revoked_at is null and d.last_seen_at > :since and t.hash is not null
                        order by d.last_seen_at desc
                        limit :most
                        """)
                .param("terms", consents.currentVersion())
                .param("since", SqlTime.of(now.minus(LATELY)))
                .param("most", MOST)
                .query((row, _) -> new Known(
                        row.getString("token_hash"),
                        row.getObject("id", UUID.class),
                        row.getObject("person_id", UUID.class),
                        Platform.of(row.getString("platform")).orElseThrow(),
                        row.getString("locale"),
                        row.getBoolean("verified"),
                        row.getBoolean("terms_accepted"),
                        KnownTokens.goodUntil(now, KNOWN_FOR, null)))
                .list();
    }
}
