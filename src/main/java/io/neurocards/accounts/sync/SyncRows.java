package io.neurocards.accounts.sync;

import io.neurocards.database.Decisions;
import io.neurocards.database.SqlTime;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Documents, what was asked, and how many changes there were. */
@Component
record SyncRows(JdbcClient jdbc) {

    /** What was asked before under an id; without a change it was a conflict. */
    @SuppressWarnings("ArrayRecordComponent") // compared by whoever reads it
    record Asked(byte[] requestHash, @Nullable Long change) {}

    /** A part of a person's documents, all seen at one moment. */
    record Seen(SyncHead head, List<SyncDocument> documents) {}

    /** Returns the person's head, which nobody else moves until the transaction ends. */
    SyncHead lock(PersonId person) {
        Decisions.requireOpen();
        jdbc.sql("insert into sync_heads (id, change, forgotten) values (:id, 0, 0) on conflict (id) do nothing")
                .param("id", person.value())
                .update();
        return jdbc.sql("select change, forgotten from sync_heads where id = :id for update")
                .param("id", person.value())
                .query(SyncHead.class)
                .single();
    }

    void move(PersonId person, SyncHead head) {
        jdbc.sql("update sync_heads set change = :change, forgotten = :forgotten where id = :id")
                .param("change", head.change())
                .param("forgotten", head.forgotten())
                .param("id", person.value())
                .update();
    }

    Optional<Asked> asked(PersonId person, UUID operation) {
        return jdbc.sql("""
                        select request_hash, change from sync_operations
                        where person_id = :person and operation_id = :operation
                        """)
                .param("person", person.value())
                .param("operation", operation)
                .query((row, _) -> new Asked(row.getBytes("request_hash"), row.getObject("change", Long.class)))
                .optional();
    }

    void insert(PersonId person, SyncOperation operation, @Nullable Long change, Instant now) {
        jdbc.sql("""
                        insert into sync_operations (id, person_id, operation_id, request_hash, change, decided_at)
                        values (:id, :person, :operation, :hash, :change, :now)
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("operation", operation.id())
                .param("hash", operation.hash())
                .param("change", change, Types.BIGINT)
                .param("now", SqlTime.of(now))
                .update();
    }

    Optional<SyncDocument> find(PersonId person, String collection, String key) {
        return jdbc.sql("""
                        select collection, key, version, value from sync_documents
                        where person_id = :person and collection = :collection and key = :key
                        """)
                .param("person", person.value())
                .param("collection", collection)
                .param("key", key)
                .query((row, _) -> document(row))
                .optional();
    }

    void put(PersonId person, SyncDocument document, Instant now) {
        jdbc.sql("""
                        insert into sync_documents (id, person_id, collection, key, version, value, changed_at)
                        values (:id, :person, :collection, :key, :version, :value, :now)
                        on conflict on constraint sync_documents_key_once do update
                            set version = excluded.version, value = excluded.value, changed_at = excluded.changed_at
                        """)
                .param("id", UuidV7.at(now))
                .param("person", person.value())
                .param("collection", document.collection())
                .param("key", document.key())
                .param("version", document.version())
                .param("value", document.value(), Types.VARCHAR)
                .param("now", SqlTime.of(now))
                .update();
    }

    /** How many documents somebody has, and how many keys those and the deleted ones take. */
    record Counted(int documents, int keys) {}

    Counted count(PersonId person) {
        return jdbc.sql("""
                        select count(value)::int as documents, count(*)::int as keys from sync_documents
                        where person_id = :person
                        """)
                .param("person", person.value())
                .query(Counted.class)
                .single();
    }

    /** Returns what changed after {@code cursor}, and was not deleted by the time at which the device began. */
    Seen after(PersonId person, SyncCursor cursor, int most) {
        var documents = new ArrayList<SyncDocument>();
        var heads = jdbc.sql("""
                        select h.change, h.forgotten, d.collection, d.key, d.version, d.value
                        from sync_heads h
                        left join lateral (
                            select collection, key, version, value from sync_documents
                            where person_id = h.id and version > :position and (value is not null or version > :since)
                            order by version limit :most) d on true
                        where h.id = :person
                        order by d.version
                        """)
                .param("position", cursor.position())
                .param("since", cursor.since())
                .param("most", most)
                .param("person", person.value())
                .query((row, _) -> {
                    if (row.getString("collection") != null) {
                        documents.add(document(row));
                    }
                    return new SyncHead(row.getLong("change"), row.getLong("forgotten"));
                })
                .list();
        return new Seen(heads.isEmpty() ? SyncHead.NOTHING : Objects.requireNonNull(heads.getFirst()), documents);
    }

    SyncHead head(PersonId person) {
        return jdbc.sql("select change, forgotten from sync_heads where id = :id")
                .param("id", person.value())
                .query(SyncHead.class)
                .optional()
                .orElse(SyncHead.NOTHING);
    }

    /** Returns whose documents were deleted before that moment. */
    List<PersonId> withDeletedBefore(Instant moment, int most) {
        return jdbc.sql("""
                        select distinct person_id from sync_documents where value is null and changed_at < :moment
                        limit :most
                        """)
                .param("moment", SqlTime.of(moment))
                .param("most", most)
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Forgets what was deleted before that moment; returns the latest change that is forgotten by it, or 0. */
    long forgetDeleted(PersonId person, Instant moment) {
        return jdbc
                .sql("""
                        delete from sync_documents where person_id = :person and value is null and changed_at < :moment
                        returning version
                        """)
                .param("person", person.value())
                .param("moment", SqlTime.of(moment))
                .query(Long.class)
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    void forgetOperations(Instant before, int most) {
        jdbc.sql("""
                        delete from sync_operations where id in (
                            select id from sync_operations where decided_at < :before limit :most)
                        """).param("before", SqlTime.of(before)).param("most", most).update();
    }

    /** Returns a person's documents that were not deleted, the oldest change first. */
    List<SyncDocument> all(PersonId person) {
        return jdbc.sql("""
                        select collection, key, version, value from sync_documents
                        where person_id = :person and value is not null order by version
                        """)
                .param("person", person.value())
                .query((row, _) -> document(row))
                .list();
    }

    /** Removes everything of a person, and of whoever was joined with them. */
    void erase(PersonId person) {
        var leaving = """
                with recursive one (id) as (
                    select cast(:person as uuid) union select p.id from persons p join one on p.joined_into = one.id)
                """;
        for (var rows :
                List.of("sync_documents where person_id", "sync_operations where person_id", "sync_heads where id")) {
            jdbc.sql(leaving + "delete from " + rows + " in (select id from one)")
                    .param("person", person.value())
                    .update();
        }
    }

    private static SyncDocument document(ResultSet row) throws SQLException {
        return new SyncDocument(
                row.getString("collection"), row.getString("key"), row.getLong("version"), row.getString("value"));
    }
}
