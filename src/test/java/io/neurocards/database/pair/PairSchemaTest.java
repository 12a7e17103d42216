package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.PairSchema.Brought;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new release's scripts are run on both databases by a program that is no process of the pair. */
class PairSchemaTest {

    @TempDir
    Path folder;

    private final TestPair pair = TestPair.fresh();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void a_copy_that_has_everything_follows_its_decider_at_once() throws Exception {
        aNewRelease();

        assertThat(schema().migrate()).containsExactly(new Brought(Side.PRIMARY, true), new Brought(Side.BACKUP, true));

        write("three");
        assertThat(pair.ship()).isEqualTo(pair.primary.head());
        assertThat(pair.backup.contents()).isEqualTo(pair.primary.contents());
    }

    @Test
    void a_copy_that_lacks_something_waits_for_it() throws Exception {
        write("one");
        aNewRelease();

        assertThat(schema().migrate())
                .containsExactly(new Brought(Side.PRIMARY, true), new Brought(Side.BACKUP, false));

        pair.ship();
        assertThat(schema().migrate()).containsExactly(new Brought(Side.PRIMARY, true), new Brought(Side.BACKUP, true));
    }

    @Test
    void the_one_that_decides_comes_first_whichever_it_is_and_who_was_left_behind_as_a_decider_waits()
            throws Exception {
        pair.backup.authority().open(2, pair.backup.head());
        aNewRelease();

        assertThat(schema().migrate())
                .containsExactly(new Brought(Side.BACKUP, true), new Brought(Side.PRIMARY, false));
    }

    private void aNewRelease() throws IOException {
        Files.writeString(
                folder.resolve("V900__workers_have_a_room.sql"),
                "alter table workers add column room text not null default 'hall'");
    }

    private void write(String name) {
        pair.primary
                .jdbc()
                .sql(
                        "insert into workers (id, name, started_at, beat_at) values (gen_random_uuid(), :name, now(), now())")
                .param("name", name)
                .update();
    }

    private PairSchema schema() {
        return new PairSchema(pair.primary.dataSource(), pair.backup.dataSource(), this::scripts);
    }

    private Flyway scripts(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration", "filesystem:" + folder)
                .outOfOrder(true)
                .load();
    }
}
