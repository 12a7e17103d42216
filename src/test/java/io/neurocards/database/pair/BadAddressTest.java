package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.TestStart;
import io.neurocards.Thorough;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.log.TestPair;
import io.neurocards.shared.Until;
import io.neurocards.web.RunningStudio;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Addresses of two databases that an operator got wrong. */
@Thorough
class BadAddressTest {

    @TempDir
    Path folder;

    private final TestPair databases = TestPair.bare();

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void one_database_by_two_addresses_is_seen_and_two_of_one_server_are_two() throws Exception {
        var one = new DriverManagerDataSource(databases.primary.address());
        var again = new DriverManagerDataSource(databases.primary.address() + "&ApplicationName=again");
        var other = new DriverManagerDataSource(databases.backup.address());

        assertThat(SameDatabase.isReachedBy(one, again)).isTrue();
        assertThat(SameDatabase.isReachedBy(one, other)).isFalse();
    }

    @Test
    void a_studio_with_one_database_twice_does_not_start_and_leaves_it_as_it_was() {
        var arguments = new ArrayList<>(RunningStudio.arguments(databases.primary.address(), folder));
        arguments.add("--neurocards.database.backup.url=" + databases.primary.address() + "&ApplicationName=again");
        arguments.add("--neurocards.database.journal.folder=" + folder.resolve("journal"));

        assertThatThrownBy(() -> TestStart.product(arguments))
                .rootCause()
                .hasMessageContaining("lead to one and the same database");

        assertThat(databases
                        .primary
                        .jdbc()
                        .sql("select to_regclass('pair.authority') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void with_a_wrong_password_the_backup_is_away_and_says_why_while_the_primary_decides() throws Exception {
        var wrong =
                new DriverManagerDataSource(databases.backup.address().replaceFirst("password=[^&]*", "password=no"));
        try (var journal = NodeJournal.open(JournalSettings.of(folder, null));
                var pair = new PairFactory(RunningPair.HURRIED, Clock.systemUTC(), TestPair::scripts, _ -> {})
                        .withJournal(
                                new DriverManagerDataSource(databases.primary.address()), wrong, 4, journal, "one")) {
            pair.start(Duration.ofSeconds(60));

            Until.holds("the primary decides alone", () -> pair.mode() == Mode.POSTGRESQL_ONLY);
            assertThat(pair.status().trouble()).isNull();
            var backup = pair.status().databases().getLast();
            assertThat(backup.condition()).isEqualTo("away");
            assertThat(ConnectionAdvice.on(backup.reason()).orElseThrow()).contains("password");
            assertThat(backup.reason()).doesNotContain("password=no");
        }
    }
}
