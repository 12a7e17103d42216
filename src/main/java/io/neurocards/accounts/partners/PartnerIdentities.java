package io.neurocards.accounts.partners;

import io.neurocards.accounts.Consents;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that say which person a partner means by which id. */
@Component
public final class PartnerIdentities {

    private static final String SELECT = """
            select i.person_id, i.external_id, p.locale,
                exists(select from consents c where c.person_id = i.person_id and c.terms_version = :terms) as terms_accepted,
                i.created_at
            from identities i join persons p on p.id = i.person_id
            where i.platform = 'api_partner' and\s""";

    private final JdbcClient jdbc;
    private final Consents consents;

    PartnerIdentities(JdbcClient jdbc, Consents consents) {
        this.jdbc = jdbc;
        this.consents = consents;
    }

    /** Makes everything that concerns this id happen one after another until the transaction ends. */
    public void lock(String externalId) {
        Decisions.requireOpen();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:external, 10))::text")
                .param("external", externalId)
                .query(String.class)
                .list();
    }

    /** Returns who is meant by the id; nobody when no partner has named it. One read by index. */
    public Optional<PartnerIdentity> find(String externalId) {
        return jdbc.sql(SELECT + "i.external_id = :external")
                .param("terms", consents.currentVersion())
                .param("external", externalId)
                .query(PartnerIdentity.class)
                .optional();
    }

    /** Returns those of these persons whom a partner knows. */
    public List<PartnerIdentity> of(Collection<PersonId> persons) {
        return jdbc.sql(SELECT + "i.person_id = any (:persons)")
                .param("terms", consents.currentVersion())
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, _) -> new PartnerIdentity(
                        new PersonId(row.getObject("person_id", UUID.class)),
                        row.getString("external_id"),
                        Locale.of(row.getString("locale")),
                        row.getBoolean("terms_accepted"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Writes down, in the caller's transaction, whom an id means that was never used. */
    public void add(PersonId person, String externalId, Instant now) {
        Decisions.requireOpen();
        jdbc.sql("""
                        insert into identities (id, person_id, platform, external_id, verified_at, created_at)
                        values (:id, :person, 'api_partner', :external, :now, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("external", externalId)
                .param("now", SqlTime.of(now))
                .update();
    }
}
