package io.neurocards.database.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.SchemaCheck.Finding;
import io.neurocards.database.log.SchemaCheck.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

    private final TestPair pair = TestPair.unopened();

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void two_databases_of_one_release_are_a_pair() {
        assertThat(findings()).isEmpty();
    }

    @Test
    void one_database_given_twice_is_known_by_what_was_just_written_to_it() {
        assertThat(new SchemaCheck(pair.primary.jdbc(), pair.primary.jdbc()).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.SAME_DATABASE);
    }

    @Test
    void two_that_were_set_up_for_the_same_side_are_no_pair() {
        try (var other = TestPair.unopened()) {
            assertThat(new SchemaCheck(pair.primary.jdbc(), other.primary.jdbc()).findings())
                    .extracting(Finding::kind)
                    .containsExactly(Kind.SAME_SIDE);
        }
    }

    @Test
    void another_version_or_another_order_of_columns_is_named() {
        pair.backup.jdbc().sql("update pair.authority set schema_v = 62").update();
        pair.backup.jdbc().sql("alter table workers add column late text").update();

        assertThat(findings()).extracting(Finding::kind).containsExactly(Kind.SCHEMA_VERSION, Kind.SCHEMA_SHAPE);
        assertThat(findings().getFirst().text()).contains("backup 62");
    }

    @Test
    void a_database_that_may_forget_what_it_committed_is_named_with_the_setting() {
        pair.backup
                .jdbc()
                .sql("alter role studio in database "
                        + pair.backup.dataSource().getJdbcUrl().replaceFirst(".*/", "")
                        + " set synchronous_commit = off")
                .update();
        pair.backup.dataSource().getHikariPoolMXBean().softEvictConnections();

        assertThat(findings())
                .containsExactly(new Finding(Kind.NOT_DURABLE, "the backup has synchronous_commit = off"));
    }

    @Test
    void a_database_that_takes_no_writes_is_named() {
        pair.primary
                .jdbc()
                .sql("alter role studio in database "
                        + pair.primary.dataSource().getJdbcUrl().replaceFirst(".*/", "")
                        + " set default_transaction_read_only = on")
                .update();
        pair.primary.dataSource().getHikariPoolMXBean().softEvictConnections();

        assertThat(findings()).containsExactly(new Finding(Kind.NOT_WRITABLE, "the primary is read-only"));
    }

    private List<Finding> findings() {
        return new SchemaCheck(pair.primary.jdbc(), pair.backup.jdbc()).findings();
    }
}
