package io.neurocards.accounts.linking;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was joined with whom, and which rows went over. */
@Component
record JoinRows(JdbcClient jdbc) {

    /** One of two who become one. */
    record Side(PersonId person, boolean erased, boolean joined, boolean banned, Instant createdAt) {}

    /** Two who became one. */
    record Join(UUID id, PersonId gone, PersonId stays, Instant undoUntil) {}

    /** Waits until nothing is being ordered, bought or written down for a person, and keeps it so. */
    Optional<Side> lock(PersonId person) {
        Decisions.requireOpen();
        jdbc.sql("select id from persons where id = :person for update")
                .param("person", person.value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        return jdbc.sql("""
                        select p.erased_at is not null as erased, p.joined_into is not null as joined, p.created_at,
                            exists(select from bans b where b.person_id = p.id and b.lifted_at is null) as banned
                        from persons p where p.id = :person
                        """)
                .param("person", person.value())
                .query((row, _) -> new Side(
                        person,
                        row.getBoolean("erased"),
                        row.getBoolean("joined"),
                        row.getBoolean("banned"),
                        time(row, "created_at")))
                .optional();
    }

    List<String> platforms(PersonId person) {
        return jdbc.sql("select platform from identities where person_id = :person order by platform")
                .param("person", person.value())
                .query((row, _) -> row.getString("platform"))
                .list();
    }

    List<KnownAs> knownAs(PersonId person) {
        return jdbc.sql("""
                        select platform, external_id, coalesce(handle, '') as handle, created_at from identities
                        where person_id = :person order by created_at, id
                        """)
                .param("person", person.value())
                .query((row, _) -> KnownAs.of(
                        row.getString("platform"),
                        row.getString("external_id"),
                        row.getString("handle"),
                        time(row, "created_at")))
                .list();
    }

    /** Writes down that two are one, and gives whoever stays the names that only the other one has. */
    void insert(Join join, Instant now) {
        jdbc.sql("""
                        insert into person_joins (id, gone_id, stays_id, joined_at, undo_until)
                        values (:id, :gone, :stays, :now, :undoUntil)
                        """)
                .param("id", join.id())
                .param("gone", join.gone().value())
                .param("stays", join.stays().value())
                .param("now", SqlTime.of(now))
                .param("undoUntil", SqlTime.of(join.undoUntil()))
                .update();
        jdbc.sql("update persons set joined_into = :stays where id = :gone")
                .param("stays", join.stays().value())
                .param("gone", join.gone().value())
                .update();
        jdbc.sql("""
                        update persons s set first_name = coalesce(s.first_name, g.first_name),
                            last_name = coalesce(s.last_name, g.last_name)
                        from persons g where s.id = :stays and g.id = :gone
                        """)
                .param("stays", join.stays().value())
                .param("gone", join.gone().value())
                .update();
    }

    /** Returns the join that its person can undo at this moment, and holds it. */
    Optional<Join> lockUndoable(UUID id, PersonId stays) {
        return jdbc.sql("""
                        select id, gone_id, stays_id, undo_until from person_joins
                        where id = :id and stays_id = :stays and undone_at is null for update
                        """)
                .param("id", id)
                .param("stays", stays.value())
                .query((row, _) -> join(row))
                .optional();
    }

    /** Returns what the person can undo at this moment, the newest first. */
    List<Join> undoable(PersonId stays, Instant now) {
        return jdbc.sql("""
                        select id, gone_id, stays_id, undo_until from person_joins
                        where stays_id = :stays and undone_at is null and undo_until > :now
                        order by joined_at desc, id desc
                        """)
                .param("stays", stays.value())
                .param("now", SqlTime.of(now))
                .query((row, _) -> join(row))
                .list();
    }

    void undone(Join join, Instant now) {
        jdbc.sql("update person_joins set undone_at = :now where id = :id")
                .param("now", SqlTime.of(now))
                .param("id", join.id())
                .update();
        jdbc.sql("update persons set joined_into = null where id = :gone")
                .param("gone", join.gone().value())
                .update();
    }

    /** Gives a table's rows to whoever stays, and notes which they were. */
    void move(JoinedTable table, Join join, Instant now) {
        var moved = jdbc.sql("update %s t set person_id = :stays where t.person_id = :gone and (%s) returning t.id"
                        .formatted(table.name(), table.condition()))
                .param("stays", join.stays().value())
                .param("gone", join.gone().value())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
        if (!moved.isEmpty()) {
            jdbc.sql("""
                            insert into person_join_rows (id, join_id, table_name, row_id)
                            select r.id, :join, :table, r.moved from unnest(:ids::uuid[], :rows::uuid[]) as r (id, moved)
                            """)
                    .param("join", join.id())
                    .param("table", table.name())
                    .param("ids", moved.stream().map(_ -> UuidV7.at(now)).toArray(UUID[]::new))
                    .param("rows", moved.toArray(UUID[]::new))
                    .update();
        }
    }

    /** Gives a table's rows back to whose they were. */
    void moveBack(JoinedTable table, Join join) {
        jdbc.sql("""
                        update %s t set person_id = :gone from person_join_rows r
                        where r.join_id = :join and r.table_name = :table and r.row_id = t.id and t.person_id = :stays
                        """.formatted(table.name()))
                .param("gone", join.gone().value())
                .param("stays", join.stays().value())
                .param("join", join.id())
                .param("table", table.name())
                .update();
    }

    private static Join join(ResultSet row) throws SQLException {
        return new Join(
                row.getObject("id", UUID.class),
                new PersonId(row.getObject("gone_id", UUID.class)),
                new PersonId(row.getObject("stays_id", UUID.class)),
                time(row, "undo_until"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
