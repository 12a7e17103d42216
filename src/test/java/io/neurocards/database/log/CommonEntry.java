package io.neurocards.database.log;

import java.util.Optional;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds how far two logs are the same. An equal hash at an equal number means that all before it is equal too, so it takes
 * as many questions as halving the shorter log does.
 */
public final class CommonEntry {

    private static final int ATTEMPTS = 5;

    private final JdbcClient one;
    private final JdbcClient other;

    public CommonEntry(JdbcClient one, JdbcClient other) {
        this.one = one;
        this.other = other;
    }

    /** Returns the last place that both have; nothing when not even their beginnings meet, and one must be filled anew. */
    public Optional<Head> find() {
        for (var attempt = 1; ; attempt++) {
            try {
                return search();
            } catch (EmptyResultDataAccessException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** A log that is trimmed, or joins, meanwhile does not have the entry that was just asked for. */
    private Optional<Head> search() {
        var low = Math.max(base(one), base(other));
        var high = Math.min(head(one), head(other));
        if (low > high || !isSame(low)) {
            return Optional.empty();
        }
        while (low < high) {
            var middle = high - (high - low) / 2;
            if (isSame(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Optional.of(new Head(low, hashAt(one, low)));
    }

    private boolean isSame(long seq) {
        return hashAt(one, seq).equals(hashAt(other, seq));
    }

    private static long base(JdbcClient jdbc) {
        return jdbc.sql("select base from pair.authority").query(Long.class).single();
    }

    private static long head(JdbcClient jdbc) {
        return jdbc.sql("select head from pair.authority").query(Long.class).single();
    }

    private static String hashAt(JdbcClient jdbc, long seq) {
        return jdbc.sql("""
                        select encode(hash, 'hex') from pair.oplog where seq = :seq
                        union all select encode(base_hash, 'hex') from pair.authority where base = :seq
                        """).param("seq", seq).query(String.class).single();
    }
}
