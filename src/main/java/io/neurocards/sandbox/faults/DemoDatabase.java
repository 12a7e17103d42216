package io.neurocards.sandbox.faults;

import io.neurocards.database.embedded.EmbeddedPostgres;
import io.neurocards.database.embedded.EmbeddedPostgres.Condition;
import io.neurocards.database.log.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One of the two servers of the demo, and the link that the studio reaches it by. */
public final class DemoDatabase {

    private static final Duration SLOWER = Duration.ofMillis(250);

    private final Side side;
    private final EmbeddedPostgres server;
    private final FaultyLink link;

    private DemoDatabase(Side side, EmbeddedPostgres server, FaultyLink link) {
        this.side = side;
        this.server = server;
        this.link = link;
    }

    /** @throws IOException when the server does not come up, or another process has its folder */
    static DemoDatabase start(Side side, Path folder) throws IOException {
        var server = EmbeddedPostgres.start(folder);
        try {
            return new DemoDatabase(side, server, FaultyLink.open(server.port()));
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    public Side side() {
        return side;
    }

    public FaultyLink link() {
        return link;
    }

    public Condition condition() {
        return server.condition();
    }

    /** Returns the address through the link, with its login, as an operator would set it. */
    String url() {
        return "postgres://" + EmbeddedPostgres.USER + ":" + server.password() + "@127.0.0.1:" + link.port() + "/"
                + EmbeddedPostgres.USER;
    }

    /** Returns what opens connections past the link, each of which waits for a second at most. */
    public DataSource direct() {
        var properties = new Properties();
        properties.setProperty("user", EmbeddedPostgres.USER);
        properties.setProperty("password", server.password());
        properties.setProperty("connectTimeout", "1");
        properties.setProperty("socketTimeout", "1");
        return new DriverManagerDataSource(server.jdbcUrl(), properties);
    }

    public void order(DatabaseFault fault) throws IOException {
        switch (fault) {
            case KILL -> server.kill();
            case FREEZE -> server.freeze();
            case CUT -> link.cut();
            case SLOW -> link.slow(SLOWER);
            case LOSE_REPLIES -> link.loseReplies();
            case LOSE_COMMIT -> link.loseCommitReply();
            case HEAL -> heal();
        }
    }

    private void heal() throws IOException {
        server.thaw();
        server.restart();
        link.heal();
    }

    void close() throws IOException {
        try {
            link.close();
        } finally {
            server.close();
        }
    }
}
