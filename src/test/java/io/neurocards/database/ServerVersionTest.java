package io.neurocards.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.TestPair;
import io.neurocards.shared.Sleeper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

class ServerVersionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"90603,false,true", "90426,false,false", "140022,false,true", "150000,true,true", "180001,true,true"})
    void the_product_takes_fifteen_and_newer_and_a_witness_takes_older_ones(
            int number, boolean product, boolean witness) {
        assertThat(ServerVersion.OF_THE_PRODUCT.takes(number)).isEqualTo(product);
        assertThat(ServerVersion.OF_A_WITNESS.takes(number)).isEqualTo(witness);
    }

    @Test
    void a_start_asks_the_server_and_ends_on_one_that_is_too_old() {
        try (var database = TestDatabase.empty()) {
            var refusal = refusal(
                    Map.of("neurocards.database.url", database.url(), "neurocards.database.oldest-major", "99"));

            assertThat(refusal)
                    .isInstanceOf(OldPostgresException.class)
                    .hasMessageStartingWith("DATABASE_URL leads to ");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATABASE_URL", "SUPABASE_DB_URL"})
    void of_two_databases_each_that_answers_is_asked(String named) {
        try (var both = TestPair.bare()) {
            var away = "postgres://nobody@127.0.0.1:1/none";
            var refusal = refusal(Map.of(
                    "neurocards.database.url",
                    named.equals("DATABASE_URL") ? both.primary.address() : away,
                    "neurocards.database.backup.url",
                    both.backup.address(),
                    "neurocards.database.journal.folder",
                    folder.resolve("journal").toString(),
                    "neurocards.database.oldest-major",
                    "99"));

            assertThat(refusal).isInstanceOf(OldPostgresException.class).hasMessageStartingWith(named + " leads to ");
        }
    }

    @Test
    void the_screen_names_the_server_both_versions_and_what_to_do_and_no_login() {
        var failure = new OldPostgresException(
                "SUPABASE_DB_URL",
                DatabaseUrl.parse("postgres://anna:pl4nted@db.example.org:5432/shop?sslpassword=pl4nted")
                        .place(),
                "14.11 (Debian)",
                "15");

        var screen = new OldPostgresAnalyzer().analyze(failure, failure);

        assertThat(screen.getDescription())
                .contains(
                        "SUPABASE_DB_URL leads to PostgreSQL 14.11 (Debian) at db.example.org:5432/shop, but 15 or newer is needed")
                .doesNotContain("pl4nted", "anna");
        assertThat(screen.getAction()).contains("pg_upgrade", "address of a newer one");
    }

    private static Throwable refusal(Map<String, Object> settings) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
            context.register(Start.class);
            context.refresh();
            throw new AssertionError("It started");
        } catch (RuntimeException e) {
            return NestedExceptionUtils.getMostSpecificCause(e);
        }
    }

    /** What the product does with its settings before anything is read. */
    @EnableConfigurationProperties(DatabaseSettings.class)
    @Import({AddressConfiguration.class, DatabaseConfiguration.One.class, TwoDatabases.class})
    static class Start {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Sleeper sleeper() {
            return Thread::sleep;
        }
    }
}
