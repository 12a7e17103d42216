package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ClosedDatabaseTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgres://anna:pl4nted@127.0.0.1:1/shop | 127.0.0.1:1/shop | Nobody listens there",
                "postgres://anna:pl4nted@no-such-host.invalid:5432/shop | no-such-host.invalid | No such host",
            })
    void a_start_without_its_only_database_ends_with_what_to_do(String address, String place, String advice) {
        var screen = screen(DatabaseUrl.parse(address));

        assertThat(screen).contains("DATABASE_URL", place, "Nothing was changed", advice);
        assertThat(screen).doesNotContain("anna", "pl4nted");
    }

    @Test
    void a_wrong_password_and_an_unknown_database_are_told_apart() {
        try (var database = TestDatabase.empty()) {
            var url = database.url();

            assertThat(screen(DatabaseUrl.parse(url + "_none"))).contains("no database of that name");
            var user = URI.create(url).getUserInfo().split(":", 2)[0];
            assertThat(screen(DatabaseUrl.parse(url.replace(URI.create(url).getUserInfo(), user + ":pl4nted"))))
                    .contains("The user or the password of the address is wrong")
                    .doesNotContain("pl4nted");
        }
    }

    @Test
    void a_user_who_may_not_make_tables_is_named_what_lacks() {
        try (var database = TestDatabase.empty()) {
            var jdbc = JdbcClient.create(database.dataSource());
            jdbc.sql("revoke create on schema public from public").update();
            jdbc.sql("create role guest_of_the_studio login password 'pl4nted'").update();
            try {
                var url =
                        database.url().replace(URI.create(database.url()).getUserInfo(), "guest_of_the_studio:pl4nted");
                var refused = catchThrowableOfType(
                        FlywayException.class,
                        () -> TwoDatabases.migration(DatabaseUrl.parse(url).dataSource())
                                .migrate());

                var screen = new RefusedMigrationAnalyzer().analyze(refused);

                assertThat(screen.getDescription()).contains("permission denied for schema public");
                assertThat(screen.getAction()).contains("OWNER TO", "GRANT ALL ON SCHEMA public");
            } finally {
                jdbc.sql("drop role guest_of_the_studio").update();
            }
        }
    }

    @Test
    void a_script_that_fails_otherwise_is_not_taken_for_a_missing_right() {
        var other = new FlywayException("script failed", new java.sql.SQLException("syntax error", "42601"));

        assertThat(new RefusedMigrationAnalyzer().analyze(other)).isNull();
    }

    private static String screen(DatabaseUrl url) {
        var refused = catchThrowableOfType(
                ClosedDatabaseException.class,
                () -> DatabaseConfiguration.One.requireOpen(url, ServerVersion.OF_THE_PRODUCT));
        var screen = new ClosedDatabaseAnalyzer().analyze(refused);
        return screen.getDescription() + "\n" + screen.getAction();
    }
}
