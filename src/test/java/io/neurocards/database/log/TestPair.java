package io.neurocards.database.log;

import com.zaxxer.hikari.HikariDataSource;
import io.neurocards.database.Decisions;
import io.neurocards.database.TestDecisions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two databases on two servers with a log each; the primary decides in epoch 1 and the backup follows. */
public final class TestPair implements AutoCloseable {

    /** One of the two, with everything that can be asked of it. */
    public record Place(HikariDataSource dataSource) {

        public JdbcClient jdbc() {
            return JdbcClient.create(dataSource);
        }

        public Authority authority() {
            return new Authority(jdbc());
        }

        public LogReader reader() {
            return new LogReader(jdbc());
        }

        public Follower follower() {
            return new Follower(jdbc());
        }

        public Head head() {
            return authority().read().head();
        }

        /** Returns rows and checksum of each table. */
        public Map<String, String> contents() {
            var contents = new TreeMap<String, String>();
            jdbc().sql("select tbl, rows, checksum from pair.contents()").query(row -> {
                contents.put(row.getString("tbl"), row.getLong("rows") + " " + row.getBigDecimal("checksum"));
            });
            return contents;
        }

        /** Returns its address with the login, as an operator would set it. */
        public String address() {
            return dataSource.getJdbcUrl() + "?user=" + dataSource.getUsername() + "&password="
                    + dataSource.getPassword();
        }

        private void drop() {
            dataSource.close();
            server().asSuperuserElsewhere("drop database if exists " + name() + " with (force)");
        }

        /** Lets nobody in any more, throws out who is there, and waits until they are gone. */
        public void refuse() {
            server().asSuperuserElsewhere("alter database " + name() + " allow_connections false");
            server().asSuperuserElsewhere(
                            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = '" + name()
                                    + "'");
        }

        /** Lets everybody in again. */
        public void accept() {
            server().asSuperuserElsewhere("alter database " + name() + " allow_connections true");
            dataSource.getHikariPoolMXBean().softEvictConnections(); // none of them is alive
        }

        private String name() {
            return dataSource.getJdbcUrl().replaceFirst(".*/", "");
        }

        private PairServer server() {
            return PairServer.Shared.PRIMARY.owns(dataSource) ? PairServer.Shared.PRIMARY : PairServer.Shared.BACKUP;
        }

        /** Returns how many decisions were undone here. */
        public long orphans() {
            return jdbc().sql("select count(*) from pair.orphan")
                    .query(Long.class)
                    .single();
        }

        /** Returns the log in words, oldest first. */
        public List<String> log() {
            return jdbc().sql("select seq || ' ' || op_type || ' ' || encode(hash, 'hex') from pair.oplog order by seq")
                    .query(String.class)
                    .list();
        }
    }

    public final Place primary;
    public final Place backup;

    /** Where both logs begin; no place of a database before it has one. */
    Head beginning = new Head(0, "0".repeat(64));

    public final AtomicLong epoch = new AtomicLong(1);

    private TestPair(HikariDataSource primary, HikariDataSource backup) {
        this.primary = new Place(primary);
        this.backup = new Place(backup);
    }

    public static TestPair fresh() {
        var pair = bare();
        pair.installAndOpen();
        return pair;
    }

    /** Puts a backup behind a database that a test uses already and that is still as it was migrated. */
    public static TestPair behind(HikariDataSource primary) {
        var pair = new TestPair(primary, PairServer.Shared.BACKUP.newDatabase());
        pair.installAndOpen();
        return pair;
    }

    /** Returns the product's scripts for a database, as the product runs them. */
    public static Flyway scripts(DataSource database) {
        return Flyway.configure().dataSource(database).outOfOrder(true).load();
    }

    /** Returns two databases with a log in which nobody decides yet. */
    public static TestPair unopened() {
        var pair = bare();
        pair.install();
        return pair;
    }

    /** Returns two databases of the product that know nothing of a log. */
    public static TestPair bare() {
        return new TestPair(PairServer.Shared.PRIMARY.newDatabase(), PairServer.Shared.BACKUP.newDatabase());
    }

    private void install() {
        LogSchema.install(primary.dataSource(), Side.PRIMARY);
        LogSchema.install(backup.dataSource(), Side.BACKUP);
        beginning = primary.head();
    }

    private void installAndOpen() {
        install();
        primary.authority().open(1, beginning);
        backup.follower().join(1, Side.PRIMARY, beginning);
    }

    /** Takes back everything that the primary decided since its log began, as if none of it had been confirmed. */
    public void undoAll() {
        primary.follower().join(epoch.incrementAndGet(), Side.BACKUP, beginning);
    }

    /** Returns the door to changes on the primary, which waits for nothing. */
    public Decisions decisions() {
        return decisions(primary.dataSource(), (_, _) -> {});
    }

    public Decisions decisions(DataSource dataSource, Stability stability) {
        var sealing = new LogSealing(JdbcClient.create(dataSource), "node-1", epoch::get, stability);
        return TestDecisions.on(dataSource, Clock.systemUTC(), sealing);
    }

    /** Sends everything that the primary has sealed to the backup; returns the backup's head. */
    public Head ship() {
        var head = backup.head();
        for (var batch = batchAfter(head); !batch.isEmpty(); batch = batchAfter(head)) {
            head = backup.follower().apply(epoch.get(), Side.PRIMARY, batch);
        }
        return head;
    }

    List<Entry> batchAfter(Head head) {
        return primary.reader().entriesAfter(head.seq(), epoch.get(), head);
    }

    /** Changes a row by hand, in a transaction of its own, as nobody announced it. */
    static void edit(Place place, String name) {
        place.jdbc()
                .sql(
                        "insert into workers (id, name, started_at, beat_at) values (gen_random_uuid(), :name, now(), now())")
                .param("name", name)
                .update();
    }

    static List<Long> numbers(Place place) {
        return new ArrayList<>(place.jdbc()
                .sql("select seq from pair.oplog order by seq")
                .query(Long.class)
                .list());
    }

    @Override
    public void close() {
        primary.drop();
        backup.drop();
    }
}
