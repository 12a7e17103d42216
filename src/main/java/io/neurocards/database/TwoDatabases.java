package io.neurocards.database;

import io.neurocards.database.AddressConfiguration.Address;
import io.neurocards.database.journal.JournalRefusedException;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.pair.Pair;
import io.neurocards.database.pair.PairFactory;
import io.neurocards.database.pair.PairSettings;
import io.neurocards.database.pair.SameDatabase;
import io.neurocards.database.whole.BothDatabases;
import io.neurocards.shared.NodeName;
import io.neurocards.shared.Sleeper;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two databases that the product uses as one: everything that asks for a data source gets the one that decides. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(TwoDatabases.BACKUP)
@ConditionalOnProperty(name = BesideAPair.OTHER, havingValue = "none", matchIfMissing = true)
@EnableConfigurationProperties(PairSettings.class)
class TwoDatabases {

    private static final Logger log = LoggerFactory.getLogger(TwoDatabases.class);

    static final String BACKUP = "neurocards.database.backup.url";

    private static final Duration MOST_AT_START = Duration.ofSeconds(20);

    /**
     * The journal is opened before anything else, so that a second process on its folder stops at once.
     *
     * @throws JournalRefusedException when another process has it, or it is damaged
     */
    @Bean(destroyMethod = "close")
    NodeJournal nodeJournal(DatabaseSettings settings) throws IOException {
        var journal = settings.journal();
        return NodeJournal.open(
                JournalSettings.of(journal.folder(), journal.mirror()).with(journal.onDamage()));
    }

    @Bean(destroyMethod = "close")
    Pair pair(
            DatabaseSettings settings,
            PairSettings pairSettings,
            Address primary,
            NodeJournal journal,
            Clock clock,
            Surroundings surroundings)
            throws InterruptedException {
        var backup = DatabaseUrl.parse(Objects.requireNonNull(settings.backup().url()));
        requireNew(surroundings.oldest(), "DATABASE_URL", primary.url());
        requireNew(surroundings.oldest(), "SUPABASE_DB_URL", backup);
        var first = primary.url().dataSource();
        var second = backup.dataSource();
        requireTwo(first, second);
        var factory = new PairFactory(pairSettings, clock, TwoDatabases::migration, surroundings.events());
        var witnessUrl = settings.witness().url();
        var witness = witnessUrl == null ? null : DatabaseUrl.parse(witnessUrl);
        if (witness != null) {
            requireNew(ServerVersion.OF_A_WITNESS, "WITNESS_DATABASE_URL", witness);
        }
        var pair = witness == null
                ? factory.withJournal(first, second, settings.connections(), journal, surroundings.node())
                : factory.withWitness(first, second, settings.connections(), witness.dataSource(), surroundings.node());
        if (pairSettings.acknowledge() == PairSettings.Acknowledge.ASYNC) {
            log.warn(
                    "BACKUP_ACK=async: an answer is in one database and in the journal of this process; losing both at once loses"
                            + " what the other database has not got yet");
        }
        pair.start(MOST_AT_START);
        return pair;
    }

    /** For work that reads both as a whole, and takes no connection that a request may want. */
    @Bean
    BothDatabases bothDatabases(DatabaseSettings settings, Address primary) {
        return new BothDatabases(
                primary.url().dataSource(),
                DatabaseUrl.parse(Objects.requireNonNull(settings.backup().url()))
                        .dataSource());
    }

    /** One that can't be asked now may be away; it is no reason not to start. */
    private static void requireNew(ServerVersion oldest, String setting, DatabaseUrl url) {
        try {
            oldest.require(setting, url);
        } catch (SQLException e) {
            log.warn("A database can't be asked at the start: setting={}, {}", setting, e.getMessage());
        }
    }

    /** Refuses one database that was given twice; one that can't be asked now may be away, and counts as another. */
    static void requireTwo(DataSource first, DataSource second) {
        try {
            if (SameDatabase.isReachedBy(first, second)) {
                throw new OneDatabaseTwiceException();
            }
        } catch (SQLException e) {
            log.warn("A database can't be asked at the start: {}", e.getMessage());
        }
    }

    /** Who hears of changes, what this process is called, and how new the servers must be. */
    record Surroundings(ModeEvents events, String node, ServerVersion oldest) {}

    @Bean
    ModeEvents modeEvents(ApplicationEventPublisher events) {
        return new ModeEvents(events);
    }

    @Bean
    Surroundings pairSurroundings(ModeEvents events, ObjectProvider<NodeName> name, ServerVersion oldest) {
        return new Surroundings(
                events, name.stream().map(NodeName::value).findFirst().orElse("studio"), oldest);
    }

    /** Returns the product's scripts for one database, as each of its processes runs them. */
    static Flyway migration(DataSource database) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .cleanDisabled(true)
                .load();
    }

    /** Each database is migrated by itself, when it is seen for the first time. */
    @Bean
    FlywayMigrationStrategy eachByItself() {
        return _ -> {};
    }

    @Bean
    DataSource dataSource(Pair pair) {
        return pair.dataSource();
    }

    @Bean
    Sealing sealing(Pair pair) {
        return pair.sealing();
    }

    @Bean
    Repetition repetition(Sleeper sleeper) {
        return Repetition.onTwoDatabases(sleeper);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource dataSource, Repetition repetition) {
        return new RepeatedReads(dataSource, repetition);
    }
}
