package io.neurocards.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.TestStart;
import io.neurocards.Thorough;
import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.database.embedded.EmbeddedPostgres.Condition;
import io.neurocards.database.log.Side;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** What the profile does to an application, before anything of it is there. */
@Thorough
class TwoDatabasesStartTest {

    @TempDir
    static Path folder;

    @Test
    void two_servers_run_behind_links_and_end_with_the_application() throws Exception {
        DemoDatabases databases;
        String url;
        try (var context = started("--spring.profiles.active=two-databases", "--neurocards.mode=demo")) {
            databases = context.getBean(DemoDatabases.class);
            url = context.getEnvironment().getRequiredProperty("neurocards.database.url");
            var backupUrl = context.getEnvironment().getRequiredProperty("neurocards.database.backup.url");

            assertThat(URI.create(url).getPort())
                    .isEqualTo(databases.at(Side.PRIMARY).link().port());
            assertThat(URI.create(backupUrl).getPort())
                    .isEqualTo(databases.at(Side.BACKUP).link().port());
            assertThat(folderAsTold(url))
                    .isEqualTo(folder.resolve("one/data-18").toRealPath());
            assertThat(folderAsTold(backupUrl))
                    .isEqualTo(folder.resolve("two/data-18").toRealPath());
            assertThatThrownBy(() -> DemoDatabases.start(folder.resolve("three"), folder.resolve("two")))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("Another NeuroCards process");
            assertThat(EmbeddedPostgres.running(folder.resolve("three"))).isEmpty();
            everyFaultStrikesAndHeals(databases.at(Side.BACKUP), backupUrl);
        }

        assertThat(databases.at(Side.PRIMARY).condition()).isEqualTo(Condition.DOWN);
        assertThat(databases.at(Side.BACKUP).condition()).isEqualTo(Condition.DOWN);
        assertThatThrownBy(() -> folderAsTold(url)).hasCauseInstanceOf(ConnectException.class);
    }

    private static void everyFaultStrikesAndHeals(DemoDatabase database, String url) throws Exception {
        for (var fault : DatabaseFault.values()) {
            database.order(fault);
            switch (fault) {
                case KILL -> assertThat(database.condition()).isEqualTo(Condition.DOWN);
                case FREEZE -> assertThat(database.condition()).isEqualTo(Condition.FROZEN);
                case CUT, SLOW, LOSE_REPLIES, LOSE_COMMIT ->
                    assertThat(database.link().trouble()).isNotEqualTo(LinkTrouble.NONE);
                case HEAL -> assertThat(database.link().trouble()).isEqualTo(LinkTrouble.NONE);
            }

            database.order(DatabaseFault.HEAL);

            assertThat(database.condition()).isEqualTo(Condition.RUNNING);
            assertThat(folderAsTold(url)).isNotNull();
        }
    }

    @Test
    void without_the_profile_in_production_or_with_a_database_of_ones_own_nothing_is_started() {
        var own = "--neurocards.database.url=postgres://a:b@127.0.0.1:1/c";
        for (var arguments : List.of(
                List.of("--neurocards.mode=demo", own),
                List.of("--neurocards.mode=demo", own, "--spring.profiles.active=two-databases"),
                List.of("--neurocards.mode=production", own, "--spring.profiles.active=two-databases"))) {
            try (var context = started(arguments.toArray(String[]::new))) {
                assertThat(context.getBeanNamesForType(DemoDatabases.class)).isEmpty();
                assertThat(context.getEnvironment().getProperty("neurocards.database.backup.url"))
                        .isNull();
            }
        }
    }

    @Test
    void an_application_that_fails_leaves_no_server_behind() throws Exception {
        assertThatThrownBy(() -> started(
                        "--spring.profiles.active=two-databases",
                        "--neurocards.mode=demo",
                        "--spring.main.sources=io.neurocards.NoSuchClass"))
                .isNotNull();

        assertThat(EmbeddedPostgres.running(folder.resolve("one"))).isEmpty();
        assertThat(EmbeddedPostgres.running(folder.resolve("two"))).isEmpty();
    }

    /** An application of nothing. */
    static final class Nothing {}

    private static ConfigurableApplicationContext started(String... more) {
        var arguments = new ArrayList<>(List.of(
                "--neurocards.database.embedded=" + folder.resolve("one"),
                "--neurocards.sandbox.faults.backup=" + folder.resolve("two")));
        arguments.addAll(List.of(more));
        return TestStart.of(() -> new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .run(arguments.toArray(String[]::new)));
    }

    private static Path folderAsTold(String url) throws SQLException {
        var login = URI.create(url).getUserInfo().split(":", 2);
        var address = "jdbc:postgresql://127.0.0.1:" + URI.create(url).getPort()
                + URI.create(url).getPath();
        try (var connection = DriverManager.getConnection(address, login[0], login[1]);
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1));
        }
    }
}
