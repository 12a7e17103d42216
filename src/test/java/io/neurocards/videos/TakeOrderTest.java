package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeOrderTest {

    @TempDir
    Path folder;

    private TestStudio studio;
    private PersonId anna;

    @BeforeEach
    void open() throws Exception {
        studio = new TestStudio(folder);
        anna = studio.personWith(5);
        sql("insert into persons (id, locale, created_at) values (:person, 'ru', now())");
    }

    @AfterEach
    void close() {
        studio.close();
    }

    @Test
    void a_banned_customer_orders_nothing_and_gets_what_is_being_made() throws Exception {
        var job = studio.order(anna, 1, "before").getFirst();
        studio.runFor(Duration.ofSeconds(5));
        sql("""
                insert into bans (id, person_id, reason, banned_by, banned_at)
                values (gen_random_uuid(), :person, 'resells', 'telegram:1', now())
                """);

        assertThatThrownBy(() -> studio.order(anna, 1, "after")).hasMessageContaining("account_banned");
        assertThat(studio.order(anna, 1, "before")).containsExactly(job);
        assertThat(studio.balance(anna).available().amount()).isEqualTo(4);
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(30));

        assertThat(studio.view(anna, job).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(studio.balance(anna).held().amount()).isZero();
    }

    @Test
    void during_works_nothing_is_ordered_and_what_was_begun_is_finished() throws Exception {
        var job = studio.order(anna, 1, "before").getFirst();
        sql("""
                insert into maintenances (id, reason, begun_by, begun_at)
                select gen_random_uuid(), 'a new disk', 'telegram:1', now() from persons where id = :person
                """);

        assertThatThrownBy(() -> studio.order(anna, 1, "after"))
                .hasMessageContaining("maintenance")
                .hasMessageContaining("retry_after_seconds=300");
        studio.runFor(Duration.ofSeconds(5));
        studio.vendorDelivers();
        studio.runFor(Duration.ofSeconds(30));

        assertThat(studio.view(anna, job).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(studio.balance(anna).available().amount()).isEqualTo(4);
    }

    private void sql(String statement) {
        studio.database.jdbc().sql(statement).param("person", anna.value()).update();
    }
}
