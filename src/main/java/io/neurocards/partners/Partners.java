package io.neurocards.partners;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.partners.PartnerIdentities;
import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who our partners are. */
@Component
public final class Partners {

    private static final Locale HOUSE = Locale.of("ru");
    private static final String SELECT = """
            select id, name, contact_email, state, spend_cap, concurrency_cap, person_id, test_person_id, created_at from partners
            """;

    private final JdbcClient jdbc;
    private final Persons persons;
    private final PartnerIdentities identities;
    private final Consents consents;

    Partners(JdbcClient jdbc, Persons persons, PartnerIdentities identities, Consents consents) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.identities = identities;
        this.consents = consents;
    }

    public Optional<Partner> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query((row, _) -> partner(row))
                .optional();
    }

    /** Returns a partner that nobody changes until the caller's transaction ends. */
    public Optional<Partner> hold(UUID id) {
        Decisions.requireOpen();
        return jdbc.sql(SELECT + "where id = :id for share")
                .param("id", id)
                .query((row, _) -> partner(row))
                .optional();
    }

    /** Returns all of them, the newest first. */
    public List<Partner> all() {
        return jdbc.sql(SELECT + "order by created_at desc, id desc")
                .query((row, _) -> partner(row))
                .list();
    }

    /** Makes a partner with both its wallets, in the caller's transaction; the house agreed on the terms of use with it. */
    public Partner create(UUID id, Partner.Terms terms, Instant now) {
        Decisions.requireOpen();
        var partner = new Partner(id, terms, wallet(id.toString(), now), wallet(id + "~", now), now);
        jdbc.sql("""
                        insert into partners (id, name, contact_email, state, person_id, test_person_id, spend_cap, concurrency_cap,
                            created_at)
                        values (:id, :name, :email, :state, :person, :testPerson, :spendCap, :concurrencyCap, :now)
                        """)
                .param("id", id)
                .param("name", terms.name())
                .param("email", terms.contactEmail())
                .param("state", terms.state().word())
                .param("person", partner.wallet().value())
                .param("testPerson", partner.testWallet().value())
                .param("spendCap", terms.spendCap(), Types.BIGINT)
                .param("concurrencyCap", terms.concurrencyCap())
                .param("now", SqlTime.of(now))
                .update();
        return partner;
    }

    private PersonId wallet(String externalId, Instant now) {
        var person = persons.create(null, HOUSE, now);
        identities.add(person, externalId, now);
        consents.record(person, consents.currentVersion(), now);
        return person;
    }

    /** Changes what the operator decides about a partner, in the caller's transaction; it agreed on the terms of use in force. */
    public Optional<Partner> change(UUID id, Partner.Terms terms, Instant now) {
        Decisions.requireOpen();
        var changed = jdbc.sql("""
                        update partners set name = :name, contact_email = :email, state = :state, spend_cap = :spendCap,
                            concurrency_cap = :concurrencyCap
                        where id = :id
                        returning id, name, contact_email, state, spend_cap, concurrency_cap, person_id, test_person_id, created_at
                        """)
                .param("name", terms.name())
                .param("email", terms.contactEmail())
                .param("state", terms.state().word())
                .param("spendCap", terms.spendCap(), Types.BIGINT)
                .param("concurrencyCap", terms.concurrencyCap())
                .param("id", id)
                .query((row, _) -> partner(row))
                .optional();
        changed.ifPresent(partner -> {
            consents.record(partner.wallet(), consents.currentVersion(), now);
            consents.record(partner.testWallet(), consents.currentVersion(), now);
        });
        return changed;
    }

    private static Partner partner(ResultSet row) throws SQLException {
        return new Partner(
                row.getObject("id", UUID.class),
                new Partner.Terms(
                        row.getString("name"),
                        row.getString("contact_email"),
                        Partner.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                        row.getObject("spend_cap", Long.class),
                        row.getInt("concurrency_cap")),
                new PersonId(row.getObject("person_id", UUID.class)),
                new PersonId(row.getObject("test_person_id", UUID.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
