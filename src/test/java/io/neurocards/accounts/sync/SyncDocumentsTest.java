package io.neurocards.accounts.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyncDocumentsTest {

    private final SyncFixture sync = new SyncFixture(() -> false);
    private final PersonId anna = sync.person();

    @AfterEach
    void close() {
        sync.close();
    }

    @Test
    void a_long_list_comes_in_parts_and_what_changes_meanwhile_is_not_missed() {
        put(anna, 100, 0);
        put(anna, 100, 100);

        var first = sync.documents().synchronise(anna, null, List.of());
        var deleted = sync.documents()
                .synchronise(anna, null, List.of(operation("k1", 2, null), operation("k150", 151, null)));
        var second = sync.documents().synchronise(anna, first.cursor(), List.of());
        var third = sync.documents().synchronise(anna, second.cursor(), List.of());

        assertThat(deleted.results()).allMatch(SyncResult.Applied.class::isInstance);
        assertThat(first.isFull()).isTrue();
        assertThat(first.hasMore()).isTrue();
        assertThat(first.changes()).hasSize(100);
        assertThat(second.isFull()).isFalse();
        assertThat(second.hasMore()).isTrue();
        assertThat(third.hasMore()).isFalse();
        assertThat(third.changes()).extracting(SyncDocument::key).containsExactly("k150");
        assertThat(second.changes())
                .filteredOn(document -> document.value() == null)
                .extracting(SyncDocument::key)
                .containsExactly("k1");
    }

    @Test
    void what_was_deleted_is_told_for_90_days_and_then_a_device_begins_anew() {
        var old = put(anna, 1, 0).cursor();
        sync.documents().synchronise(anna, old, List.of(operation("k0", 1, null)));

        sync.clock.advance(Duration.ofDays(89));
        sync.get(ForgetSync.class).run();
        var told = sync.documents().synchronise(anna, old, List.of());
        sync.clock.advance(Duration.ofDays(2));
        sync.get(ForgetSync.class).run();
        var anew = sync.documents().synchronise(anna, old, List.of());

        assertThat(told.isFull()).isFalse();
        assertThat(told.changes())
                .singleElement()
                .extracting(SyncDocument::value)
                .isNull();
        assertThat(anew.isFull()).isTrue();
        assertThat(anew.changes()).isEmpty();
        assertThat(sync.documents().synchronise(anna, anew.cursor(), List.of()).isFull())
                .isFalse();
        assertThat(sync.documents().synchronise(anna, told.cursor(), List.of()).isFull())
                .isFalse();
    }

    @Test
    void another_persons_cursor_begins_anew_and_another_persons_operation_is_another() {
        var cursor = put(anna, 3, 0).cursor();
        var boris = sync.person();
        put(boris, 1, 0);
        var operation = operation("shared", 0, "1");

        assertThat(sync.documents().synchronise(boris, cursor, List.of()).isFull())
                .isTrue();
        assertThat(sync.documents().synchronise(boris, cursor, List.of()).changes())
                .hasSize(1);
        assertThat(sync.documents().synchronise(anna, null, List.of(operation)).results())
                .allMatch(SyncResult.Applied.class::isInstance);
        assertThat(sync.documents().synchronise(boris, null, List.of(operation)).results())
                .allMatch(SyncResult.Applied.class::isInstance);
    }

    @Test
    void a_thousand_documents_are_the_most_and_a_request_that_has_one_too_many_changes_nothing() {
        for (var hundred = 0; hundred < 10; hundred++) {
            put(anna, 100, hundred * 100);
        }
        var change = sync.get(SyncRows.class).head(anna).change();

        assertThatThrownBy(() -> sync.documents()
                        .synchronise(anna, null, List.of(operation("k0", 1, "2"), operation("one-more", 0, "1"))))
                .hasMessageContaining("too_many_documents")
                .hasMessageContaining("limit=1000");
        assertThat(sync.get(SyncRows.class).head(anna).change()).isEqualTo(change);
        assertThat(sync.documents()
                        .synchronise(anna, null, List.of(operation("k0", 1, null), operation("one-more", 0, "1")))
                        .results())
                .allMatch(SyncResult.Applied.class::isInstance);
    }

    @Test
    void an_id_that_was_used_for_something_else_changes_nothing() {
        var first = operation("k", 0, "1");
        sync.documents().synchronise(anna, null, List.of(first));
        var second = new SyncOperation(first.id(), "drafts", "k", 0, "2");

        assertThatThrownBy(() -> sync.documents().synchronise(anna, null, List.of(operation("other", 0, "1"), second)))
                .hasMessageContaining("idempotency_key_reused");
        assertThat(sync.documents().synchronise(anna, null, List.of()).changes())
                .extracting(SyncDocument::key)
                .containsExactly("k");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update sync_heads set change = change + 2",
                "update sync_heads set change = change - 1",
                "update sync_heads set change = change + 1",
                "update sync_heads set forgotten = change + 1",
                "update sync_documents set version = version + 1",
                "update sync_documents set key = 'another'",
                "update sync_operations set change = 7 where change is not null",
                "insert into sync_heads (id, change, forgotten) select gen_random_uuid(), 1, 0"
            })
    void the_database_refuses_what_would_break_the_count(String statement) {
        put(anna, 2, 0);

        assertThatThrownBy(() -> sync.sql(statement)).hasMessageMatching("(?s).*(ERROR|violates).*");
    }

    private SyncAnswer put(PersonId person, int many, int from) {
        var operations = new ArrayList<SyncOperation>();
        for (var number = from; number < from + many; number++) {
            operations.add(operation("k" + number, 0, Integer.toString(number)));
        }
        return sync.documents().synchronise(person, null, operations);
    }

    private static SyncOperation operation(String key, long base, String value) {
        return new SyncOperation(UUID.randomUUID(), "drafts", key, base, value);
    }
}
