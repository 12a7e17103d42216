package io.neurocards.database.log;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one database believes about who decides, and the two ways to change that on the side that decides. */
public final class Authority {

    private static final String COLUMNS =
            "self, epoch, decider, closed, head, encode(hash, 'hex') as hash, schema_v, overruled, unfinished,"
                    + " opened";

    private final JdbcClient jdbc;

    public Authority(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What stands in the row.
     *
     * @param closed nothing may be decided although this side is the decider
     * @param schemaVersion which form the rows have
     * @param overruled batches that were taken against a check of this database
     * @param unfinished FILL or MIGRATION, when one was begun here and is not finished: nothing else is possible before it is
     * @param opened how often it was opened
     */
    public record State(
            Side self,
            long epoch,
            Side decider,
            boolean closed,
            Head head,
            int schemaVersion,
            long overruled,
            Optional<String> unfinished,
            long opened) {

        public boolean isOpen() {
            return self == decider && !closed && unfinished.isEmpty();
        }

        static State from(ResultSet row, int number) throws SQLException {
            return new State(
                    Side.of(row.getInt("self")),
                    row.getLong("epoch"),
                    Side.of(row.getInt("decider")),
                    row.getBoolean("closed"),
                    new Head(row.getLong("head"), row.getString("hash")),
                    row.getInt("schema_v"),
                    row.getLong("overruled"),
                    Optional.ofNullable(row.getString("unfinished")),
                    row.getLong("opened"));
        }
    }

    public State read() {
        return jdbc.sql("select " + COLUMNS + " from pair.authority")
                .query(State::from)
                .single();
    }

    /**
     * Lets this database decide in {@code epoch}, in one statement; repeating it changes nothing.
     *
     * @param mark the last entry that is known to be in two places
     * @throws LogRefusedException FENCED when the database knows a higher epoch or another decider in this one, MARK_LOST
     *     when it does not hold the mark
     */
    public State open(long epoch, Head mark) {
        return LogRefusedException.named(
                () -> jdbc.sql("select " + COLUMNS + " from pair.open_as_decider(:epoch, :mark, :hash)")
                        .param("epoch", epoch)
                        .param("mark", mark.seq())
                        .param("hash", mark.bytes())
                        .query(State::from)
                        .single());
    }

    /**
     * Ends deciding in {@code epoch}: when this returns, the head is final and may be shipped to its end, so that a planned
     * change of the decider undoes nothing.
     *
     * @param opened which opening is ended, as the state said: an order that is carried out late ends no later one
     * @throws LogRefusedException FENCED when this database does not decide in that epoch, or was opened again since
     */
    public State close(long epoch, long opened) {
        return LogRefusedException.named(
                () -> jdbc.sql("select " + COLUMNS + " from pair.close_to_decisions(:epoch, :opened)")
                        .param("epoch", epoch)
                        .param("opened", opened)
                        .query(State::from)
                        .single());
    }
}
