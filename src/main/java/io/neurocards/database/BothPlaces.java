package io.neurocards.database;

import io.neurocards.database.log.Authority;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.Stability;
import io.neurocards.shared.Sleeper;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a program without a journal goes by when it changes something: both databases have to be there before, and both have
 * the entry afterwards. The running studio ships it.
 */
final class BothPlaces implements Stability {

    private static final Logger log = LoggerFactory.getLogger(BothPlaces.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LOOKS = 200;

    private final JdbcClient decider;
    private final Supplier<JdbcClient> other;
    private final Sleeper sleeper;

    BothPlaces(JdbcClient decider, Supplier<JdbcClient> other, Sleeper sleeper) {
        this.decider = decider;
        this.other = other;
        this.sleeper = sleeper;
    }

    /** @throws IllegalStateException when the other database does not follow: a change would stand in one place only */
    long epoch() {
        var state = new Authority(decider).read();
        if (!state.isOpen() || otherEpoch() != state.epoch()) {
            throw new IllegalStateException(
                    "Changes need both databases at work and the studio running, so that they stand"
                            + " in two places: wait until /v1/admin/status says that both are well, and run this again");
        }
        return state.epoch();
    }

    private long otherEpoch() {
        try {
            return new Authority(other.get()).read().epoch();
        } catch (DataAccessException e) {
            log.info("Database does not answer: which=the other one", e);
            throw new IllegalStateException(
                    "The other database does not answer, and changes have to stand in two places: run this again when"
                            + " /v1/admin/status says that both are well");
        }
    }

    @Override
    public void await(long epoch, Head place) {
        for (var look = 0; look < LOOKS; look++) {
            if (isThere(place)) {
                return;
            }
            try {
                sleeper.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new UnsettledException(
                "A change was made and has not come to the other database yet; the next run of this program tells whether"
                        + " it stands");
    }

    /** A database that does not answer now may do so at the next look. */
    private boolean isThere(Head place) {
        try {
            return other.get()
                    .sql("select pair.holds(:seq, decode(:hash, 'hex'))")
                    .param("seq", place.seq())
                    .param("hash", place.hash())
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            return false;
        }
    }
}
