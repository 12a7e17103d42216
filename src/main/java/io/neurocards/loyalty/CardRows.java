package io.neurocards.loyalty;

import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The activated cards. */
@Component
record CardRows(JdbcClient jdbc) {

    /** Makes a card the person's; returns its id, or nothing when it is anybody's already. */
    Optional<UUID> insert(PersonId person, CardNumber number, Instant now) {
        return jdbc.sql("""
                        insert into loyalty_cards (id, person_id, number, activated_at)
                        values (:id, :person, :number, :now)
                        on conflict on constraint loyalty_cards_number_once do nothing returning id
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("number", number.text())
                .param("now", SqlTime.of(now))
                .query(UUID.class)
                .optional();
    }

    /** Lets one person's activations come one after another. */
    void lock(PersonId person) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:name, 0))::text")
                .param("name", "loyalty-cards:" + person)
                .query(String.class)
                .list();
    }

    List<PartnerCard> of(PersonId person) {
        return jdbc.sql("select number, activated_at from loyalty_cards where person_id = :person order by id")
                .param("person", person.value())
                .query((row, _) -> card(row))
                .list();
    }

    Map<PersonId, List<PartnerCard>> of(Collection<PersonId> persons) {
        return jdbc
                .sql("""
                        select person_id, number, activated_at from loyalty_cards where person_id = any (:persons) order by id
                        """)
                .param("persons", persons.stream().map(PersonId::value).toArray(UUID[]::new))
                .query((row, _) -> Map.entry(new PersonId(row.getObject("person_id", UUID.class)), card(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static PartnerCard card(ResultSet row) throws SQLException {
        return new PartnerCard(
                row.getString("number"),
                row.getObject("activated_at", OffsetDateTime.class).toInstant());
    }

    void delete(PersonId person) {
        jdbc.sql("delete from loyalty_cards where person_id = :person")
                .param("person", person.value())
                .update();
    }
}
