package io.neurocards.database.log;

import static io.neurocards.database.log.FollowerTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.database.whole.Filling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripts of a new release run on both databases, each at the same entry. */
@Thorough
class PairMigrationTest {

    private final TestPair pair = TestPair.fresh();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        pair.close();
    }

    @BeforeEach
    void decideInTheOldForm() {
        TestPair.edit(pair.primary, "one");
        TestPair.edit(pair.primary, "two");
    }

    @Test
    void a_copy_takes_the_entries_of_the_old_form_then_runs_the_same_scripts_and_goes_on() {
        aNewRelease();
        var before = pair.primary.head();

        var hadScripts = migration(pair.primary).migrate();
        TestPair.edit(pair.primary, "three");

        assertThat(hadScripts).isTrue();
        refused(Refusal.SCHEMA_DIFFERS, pair::ship);
        assertThat(pair.backup.head()).isEqualTo(before);
        assertThat(migration(pair.backup).follow(pair.primary.dataSource())).isTrue();
        assertThat(pair.ship()).isEqualTo(pair.primary.head());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents()).containsKey("newcomers");
        assertThat(pair.primary.head().seq()).isEqualTo(before.seq() + 1);
        assertThat(names(pair.backup)).containsExactlyInAnyOrder("ONE in hall", "TWO in hall", "three in hall");
    }

    @Test
    void a_table_of_the_new_release_is_captured_and_shipped() {
        aNewRelease();
        migration(pair.primary).migrate();
        pair.ship();
        migration(pair.backup).follow(pair.primary.dataSource());

        pair.primary
                .jdbc()
                .sql("insert into newcomers (id, name) values (gen_random_uuid(), 'late')")
                .update();

        assertThat(pair.ship()).isEqualTo(pair.primary.head());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
    }

    @Test
    void what_is_migrated_already_is_not_migrated_again() {
        aNewRelease();
        migration(pair.primary).migrate();
        pair.ship();
        migration(pair.backup).follow(pair.primary.dataSource());
        var before = pair.primary.authority().read();

        assertThat(migration(pair.primary).migrate()).isFalse();
        assertThat(migration(pair.backup).follow(pair.primary.dataSource())).isFalse();

        assertThat(pair.primary.authority().read()).isEqualTo(before);
    }

    @Test
    void a_batch_ends_where_the_form_of_the_rows_changes() {
        aNewRelease();
        migration(pair.primary).migrate();
        TestPair.edit(pair.primary, "three");

        var first = pair.batchAfter(pair.beginning);
        var head = pair.backup.follower().apply(1, Side.PRIMARY, first);
        var second = pair.batchAfter(head);

        assertThat(first).extracting(entry -> entry.place().seq()).containsExactly(1L, 2L);
        assertThat(second).extracting(entry -> entry.place().seq()).containsExactly(3L);
    }

    @Test
    void a_batch_that_somebody_put_together_otherwise_is_taken_up_to_there() {
        aNewRelease();
        var all = pair.batchAfter(pair.beginning);
        migration(pair.primary).migrate();
        TestPair.edit(pair.primary, "three");
        all.addAll(pair.batchAfter(all.getLast().place()));

        assertThat(pair.backup.follower().apply(1, Side.PRIMARY, all))
                .isEqualTo(new Head(2, all.get(1).place().hash()));
    }

    @Test
    void a_copy_that_was_away_for_two_releases_takes_them_one_after_the_other_though_the_later_has_the_lower_number() {
        aNewRelease();
        migration(pair.primary).migrate();
        TestPair.edit(pair.primary, "three");
        script("V800__names_have_a_mark.sql", "update workers set name = name || '!'");
        migration(pair.primary).migrate();
        TestPair.edit(pair.primary, "four");

        refused(Refusal.SCHEMA_DIFFERS, pair::ship);
        migration(pair.backup).follow(pair.primary.dataSource());
        refused(Refusal.SCHEMA_DIFFERS, pair::ship);
        migration(pair.backup).follow(pair.primary.dataSource());

        assertThat(pair.ship()).isEqualTo(pair.primary.head());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
        assertThat(names(pair.backup))
                .containsExactlyInAnyOrder("ONE! in hall", "TWO! in hall", "three! in hall", "four in hall");
    }

    @Test
    void a_migration_that_died_keeps_the_database_from_deciding_until_it_is_finished() {
        aNewRelease();
        script("V902__mistake.sql", "select 1 / 0");
        var head = pair.primary.head();

        assertThatThrownBy(() -> migration(pair.primary).migrate()).isInstanceOf(FlywayException.class);

        assertThat(pair.primary.authority().read().unfinished()).contains("MIGRATION");
        assertThatThrownBy(() -> TestPair.edit(pair.primary, "early"))
                .rootCause()
                .hasMessageContaining("UNFINISHED");
        refused(Refusal.UNFINISHED, () -> pair.primary.authority().open(2, head));
        refused(Refusal.UNFINISHED, () -> pair.primary.follower().join(2, Side.BACKUP, head));
        assertThat(pair.ship()).isEqualTo(head);
        script("V902__mistake.sql", "select 1");
        migration(pair.primary).migrate();
        TestPair.edit(pair.primary, "three");
        migration(pair.backup).follow(pair.primary.dataSource());
        assertThat(pair.ship()).isEqualTo(pair.primary.head());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
    }

    @Test
    void whoever_else_changes_something_while_a_database_is_migrated_is_refused_whatever_he_says() {
        pair.primary
                .jdbc()
                .sql("select pair.begin_migration(gen_random_uuid())::text")
                .query((_, _) -> "")
                .single();

        for (var saying : new String[] {"", "x", UUID.randomUUID().toString()}) {
            assertThatThrownBy(() -> pair.primary
                            .jdbc()
                            .sql("set local pair.migration = '" + saying + "'; update workers set name = name || '!'")
                            .update())
                    .rootCause()
                    .hasMessageContaining("UNFINISHED");
        }
        assertThatThrownBy(() -> pair.primary.jdbc().sql("truncate workers").update())
                .rootCause()
                .hasMessageContaining("TRUNCATE");
        assertThat(names(pair.primary)).containsExactlyInAnyOrder("one in hall", "two in hall");
    }

    @Test
    void a_copy_that_ran_ahead_and_orphans_of_an_old_form_are_said_to_need_a_filling_which_then_helps() {
        var common = pair.ship();
        TestPair.edit(pair.primary, "orphan");
        aNewRelease();
        migration(pair.primary).migrate();
        pair.backup.authority().open(2, common);

        refused(Refusal.FILL_ANEW, () -> pair.primary.follower().join(2, Side.BACKUP, common));
        refused(Refusal.DIVERGED, () -> migration(pair.primary).follow(pair.backup.dataSource()));
        migration(pair.backup).migrate();
        var filled = new Filling(pair.backup.dataSource(), pair.primary.dataSource())
                .fill(Filling.Rows.THROWN_AWAY, _ -> {});
        pair.primary.follower().join(2, Side.BACKUP, filled);

        assertThat(pair.primary.contents()).isEqualTo(pair.backup.contents());
    }

    @Test
    void a_copy_in_a_newer_form_than_the_entries_is_said_to_need_a_filling() {
        TestPair.edit(pair.primary, "three");
        var batch = pair.batchAfter(pair.beginning);
        aNewRelease();
        flyway(pair.backup).migrate();
        LogSchema.install(pair.backup.dataSource(), Side.BACKUP);

        refused(Refusal.FILL_ANEW, () -> pair.backup.follower().apply(1, Side.PRIMARY, batch));
        refused(Refusal.FILL_ANEW, () -> migration(pair.backup).follow(pair.primary.dataSource()));
    }

    @Test
    void a_copy_is_not_migrated_by_itself_and_not_by_a_program_that_lacks_a_script() throws IOException {
        aNewRelease();
        refused(Refusal.FENCED, () -> migration(pair.backup).migrate());
        migration(pair.primary).migrate();
        pair.ship();
        Files.delete(folder.resolve("V901__names_in_capitals.sql"));

        refused(Refusal.SCHEMA_DIFFERS, () -> migration(pair.backup).follow(pair.primary.dataSource()));

        assertThat(pair.backup.authority().read().unfinished()).isEmpty();
    }

    @Test
    void a_database_without_a_log_is_migrated_as_any_other() {
        try (var bare = TestPair.bare()) {
            aNewRelease();

            assertThat(migration(bare.primary).migrate()).isTrue();
            assertThat(migration(bare.primary).migrate()).isFalse();
        }
    }

    private void aNewRelease() {
        script("V900__workers_have_a_room.sql", "alter table workers add column room text not null default 'hall'");
        script("V901__names_in_capitals.sql", """
                create table newcomers (id uuid constraint newcomers_pk primary key, name text not null);
                insert into newcomers (id, name) select id, name from workers;
                update workers set name = upper(name);
                delete from newcomers where name = 'one';
                """);
    }

    private void script(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PairMigration migration(TestPair.Place place) {
        return new PairMigration(flyway(place));
    }

    private Flyway flyway(TestPair.Place place) {
        return Flyway.configure()
                .dataSource(place.dataSource())
                .locations("classpath:db/migration", "filesystem:" + folder)
                .outOfOrder(true)
                .load();
    }

    private static java.util.List<String> names(TestPair.Place place) {
        var hasRoom = place.jdbc()
                .sql(
                        "select exists (select from pg_attribute where attrelid = 'workers'::regclass and attname = 'room')")
                .query(Boolean.class)
                .single();
        return place.jdbc()
                .sql("select name || ' in ' || " + (hasRoom ? "room" : "'hall'") + " from workers")
                .query(String.class)
                .list();
    }
}
