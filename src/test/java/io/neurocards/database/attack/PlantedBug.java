package io.neurocards.database.attack;

import io.neurocards.database.Sealing;
import io.neurocards.shared.OperationId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What could be wrong on real servers, by the names of the simulation's {@code PairBug}; the attack has to see it. */
enum PlantedBug {
    NONE,
    /** A database decides whoever asks, in whatever epoch, also where it only follows. */
    R1_DECISION_NOT_FENCED {
        @Override
        void plant(DataSource database) {
            change(
                    database,
                    "pair.open_entry",
                    "a.decider <> a.self or a.closed or epoch is distinct from a.epoch",
                    "false");
            change(database, "pair.seal", "where epoch = new.epoch and decider = self and not closed for", "for");
        }
    },
    /** An answer waits for nothing. */
    R3_ANSWERED_AT_ONCE {
        @Override
        Sealing around(Sealing sealing) {
            return (operation, type) -> new Hasty(sealing.begin(operation, type));
        }
    },
    /** A repeated operation gets its stored outcome before it is stable. */
    R4_REPETITION_ANSWERED_AT_ONCE {
        @Override
        Sealing around(Sealing sealing) {
            Set<OperationId> begun = ConcurrentHashMap.newKeySet();
            return (operation, type) -> {
                var real = sealing.begin(operation, type);
                return begun.add(operation) ? real : new Hasty(real);
            };
        }
    },
    /** A follower joins with what the decisions that nobody else has have changed. */
    R10_ORPHANS_STAY {
        @Override
        void plant(DataSource database) {
            change(database, "pair.undo_after", "perform pair.change_exactly(", "perform concat(");
        }
    },
    /** Whoever cancels a clip that has ended gets its credits all the same. */
    ORDER_GIVEN_BACK_TO_EACH_WHO_CANCELS,
    /** A notification is credited because it is new, and not because its payment is. */
    PAYMENT_GRANTED_BY_EACH_NOTICE,
    /** A try whose worker was lost with its lease is taken for one that may be asked for again. */
    JOB_ASKED_AGAIN_AFTER_ITS_LEASE,
    /** Whoever makes a clip finishes it from what he read before, whatever has become of it since. */
    JOB_FINISHED_BY_WHO_COMES_LATE {
        @Override
        void plant(DataSource database) {
            var jdbc = JdbcClient.create(database);
            jdbc.sql("""
                    create function overwritten_late() returns trigger language plpgsql as $$
                    begin
                        if coalesce(current_setting('pair.applying', true), '') = '' then
                            update jobs set finished_at = finished_at + interval '1 second'
                            where id = new.job_id and finished_at is not null;
                        end if;
                        return null;
                    end $$
                    """).update();
            jdbc.sql("""
                    create trigger overwritten_late after update of task on job_attempts
                        for each row execute function overwritten_late()
                    """).update();
        }
    };

    /** Answers as soon as it is committed. */
    private record Hasty(Sealing.Try real) implements Sealing.Try {

        @Override
        public void announce() {
            real.announce();
        }

        @Override
        public void awaitStable() {}
    }

    /** Makes a database wrong, once the log is in it. */
    void plant(DataSource database) {}

    /** Returns what accompanies decisions instead. */
    Sealing around(Sealing sealing) {
        return sealing;
    }

    private static void change(DataSource database, String function, String right, String wrong) {
        var jdbc = JdbcClient.create(database);
        var text = jdbc.sql("select pg_get_functiondef(cast(:function as regproc))")
                .param("function", function)
                .query(String.class)
                .single();
        if (!text.contains(right)) {
            throw new IllegalStateException("There is no such place for a bug: " + function + ", " + right);
        }
        jdbc.sql(text.replace(right, wrong)).update();
    }
}
