package io.neurocards.database;

import io.neurocards.database.log.Authority;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leads a program to the one of two databases that decides, as that one says. It takes no part in the pair: it has no journal,
 * and never changes who decides. It runs after {@link RunningDatabase}.
 */
public final class BesideAPair implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Where the other database is. */
    static final String OTHER = "neurocards.database.beside";

    private static final Logger log = LoggerFactory.getLogger(BesideAPair.class);
    private static final String URL = "neurocards.database.url";

    private record Found(String name, @Nullable String url, boolean isThere, Optional<Authority.State> state) {

        static Found at(String name, @Nullable String url) {
            if (url == null || DatabaseSettings.isEmbedded(url)) {
                return new Found(name, url, false, Optional.empty());
            }
            try {
                var jdbc = JdbcClient.create(DatabaseUrl.parse(url).dataSource());
                var hasLog = jdbc.sql("select to_regclass('pair.authority') is not null")
                        .query(Boolean.class)
                        .single();
                return new Found(name, url, true, hasLog ? Optional.of(new Authority(jdbc).read()) : Optional.empty());
            } catch (DataAccessException e) {
                log.warn(
                        "Database does not answer: which={}, reason={}",
                        name,
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                return new Found(name, url, false, Optional.empty());
            }
        }

        long epoch() {
            return state.map(Authority.State::epoch).orElse(-1L);
        }
    }

    /** @throws IllegalStateException when neither says that it decides, or one of them knows better */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var backup = environment.getProperty(TwoDatabases.BACKUP, "none");
        if (backup.equals("none")) {
            return;
        }
        var first = Found.at("DATABASE_URL", environment.getProperty(URL));
        var second = Found.at("SUPABASE_DB_URL", backup);
        var decider = decider(first, second);
        var other = decider.name().equals(first.name()) ? second : first;
        var settings = Map.<String, Object>of(
                URL, String.valueOf(decider.url()), TwoDatabases.BACKUP, "none", OTHER, String.valueOf(other.url()));
        environment.getPropertySources().addFirst(new MapPropertySource("the database that decides", settings));
    }

    private static Found decider(Found first, Found second) {
        if (first.isThere()
                && second.isThere()
                && first.state().isEmpty()
                && second.state().isEmpty()) {
            return first;
        }
        return Stream.of(first, second)
                .filter(found -> found.state().filter(Authority.State::isOpen).isPresent())
                .max(Comparator.comparingLong(Found::epoch))
                .filter(found -> found.epoch() >= Math.max(first.epoch(), second.epoch()))
                .orElseThrow(() -> new IllegalStateException(
                        "Neither of the two databases says now that it decides: run this again in a moment,"
                                + " and look at /v1/admin/status if that does not help"));
    }
}
