package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.Side;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A third, tiny PostgreSQL that several processes share: one row says who decides, another per process what it sees. Only a
 * change needs it; while it is away everything goes on as it is. Entries are not kept here, so a database that was left alone
 * can't be replaced by the other one.
 */
final class WitnessPlace implements ThirdPlace {

    private static final Logger log = LoggerFactory.getLogger(WitnessPlace.class);
    private static final Duration RECENT = Duration.ofMillis(250);
    private static final Duration REPORTED_EVERY = Duration.ofSeconds(1);
    private static final Duration LEFT_ALONE_FOR = Duration.ofSeconds(3);
    private static final String SHAPE = """
            create table if not exists pair_register (
                id smallint primary key check (id = 1), epoch bigint not null, decider smallint not null, in_sync smallint not null,
                phase text not null, mark_seq bigint not null, mark_hash text not null);
            create table if not exists pair_sight (
                node uuid primary key, name text not null, seen_at timestamptz not null, primary_up boolean not null,
                backup_up boolean not null)
            """;

    private final Lane lane;
    private final Clock clock;
    private final UUID node;
    private final String name;
    private @Nullable Row cached;
    private Instant cachedAt = Instant.EPOCH;
    private Instant reportedAt = Instant.EPOCH;
    private @Nullable Sight reported;
    private Instant failedAt = Instant.EPOCH;
    private boolean isShaped;

    /** @param node tells this process from the others */
    WitnessPlace(Lane lane, Clock clock, UUID node, String name) {
        this.lane = lane;
        this.clock = clock;
        this.node = node;
        this.name = name;
    }

    private record Sight(boolean primaryUp, boolean backupUp) {}

    private record Row(Register register, Head mark) {}

    @Override
    public synchronized Register register() {
        return row().register();
    }

    @Override
    public synchronized Head known() {
        return row().mark();
    }

    @Override
    public Head mark() {
        return known();
    }

    private Row row() {
        var now = clock.instant();
        var recent = cached;
        if (recent != null && !cachedAt.isAfter(now) && now.isBefore(cachedAt.plus(RECENT))) {
            return recent;
        }
        var read = ask(WitnessPlace::read);
        cached = read;
        cachedAt = now;
        return read;
    }

    private static Row read(JdbcClient jdbc) {
        return jdbc.sql("select epoch, decider, in_sync, phase, mark_seq, mark_hash from pair_register")
                .query((row, _) -> new Row(
                        new Register(
                                row.getLong("epoch"),
                                row.getInt("decider") == Side.PRIMARY.number() ? Side.PRIMARY : Side.BACKUP,
                                sides(row.getInt("in_sync")),
                                Phase.valueOf(row.getString("phase"))),
                        new Head(row.getLong("mark_seq"), row.getString("mark_hash"))))
                .optional()
                .orElse(new Row(Register.UNSET, NOWHERE));
    }

    /** What was asked a moment ago in vain is not asked again at once: whoever waits for an answer waits for this too. */
    private <T> T ask(Function<JdbcClient, T> question) {
        var now = clock.instant();
        if (!failedAt.isAfter(now) && now.isBefore(failedAt.plus(LEFT_ALONE_FOR))) {
            throw new DataAccessResourceFailureException("The witness did not answer a moment ago");
        }
        try {
            return lane.call(jdbc -> {
                if (!isShaped) {
                    jdbc.sql(SHAPE).update();
                    isShaped = true;
                }
                return question.apply(jdbc);
            });
        } catch (RuntimeException e) {
            failedAt = clock.instant();
            throw e;
        }
    }

    @Override
    public Kept change(Register expected, Register next) {
        return exchanged(expected, next, null);
    }

    @Override
    public Kept publish(Register expected, Register next, Head mark) {
        return exchanged(expected, next, mark);
    }

    private synchronized Kept exchanged(Register expected, Register next, @Nullable Head mark) {
        cached = null;
        return written(jdbc -> jdbc.sql("""
                        update pair_register set epoch = :epoch, decider = :decider, in_sync = :inSync, phase = :phase,
                            mark_seq = coalesce(:seq, mark_seq), mark_hash = coalesce(:hash, mark_hash)
                        where epoch = :wasEpoch and decider = :wasDecider and in_sync = :wasInSync and phase = :wasPhase
                        """)
                                .param("epoch", next.epoch())
                                .param("decider", next.decider().number())
                                .param("inSync", number(next.inSync()))
                                .param("phase", next.phase().name())
                                .param("seq", mark == null ? null : mark.seq(), Types.BIGINT)
                                .param("hash", mark == null ? null : mark.hash(), Types.VARCHAR)
                                .param("wasEpoch", expected.epoch())
                                .param("wasDecider", expected.decider().number())
                                .param("wasInSync", number(expected.inSync()))
                                .param("wasPhase", expected.phase().name())
                                .update()
                        == 1
                ? Kept.DONE
                : Kept.MOVED);
    }

    @Override
    public synchronized Kept begin(Register first, Head head) {
        cached = null;
        return written(jdbc -> jdbc.sql("""
                        insert into pair_register (id, epoch, decider, in_sync, phase, mark_seq, mark_hash)
                        values (1, :epoch, :decider, :inSync, :phase, :seq, :hash) on conflict do nothing
                        """)
                                .param("epoch", first.epoch())
                                .param("decider", first.decider().number())
                                .param("inSync", number(first.inSync()))
                                .param("phase", first.phase().name())
                                .param("seq", head.seq())
                                .param("hash", head.hash())
                                .update()
                        == 1
                ? Kept.DONE
                : Kept.MOVED);
    }

    @Override
    public synchronized Kept stable(long epoch, Head mark) {
        return written(jdbc -> {
            var moved = jdbc.sql("""
                            update pair_register set mark_seq = :seq, mark_hash = :hash
                            where epoch = :epoch and in_sync = 3 and mark_seq < :seq
                            """)
                    .param("seq", mark.seq())
                    .param("hash", mark.hash())
                    .param("epoch", epoch)
                    .update();
            if (moved == 1) {
                cached = cached == null ? null : new Row(cached.register(), mark);
                return Kept.DONE;
            }
            var there = read(jdbc);
            if (there.register().epoch() != epoch || !there.register().isFull()) {
                return Kept.MOVED;
            }
            return there.mark().seq() > mark.seq() || there.mark().equals(mark) ? Kept.DONE : Kept.CONTRADICTED;
        });
    }

    private Kept written(Function<JdbcClient, Kept> change) {
        try {
            return ask(change);
        } catch (RuntimeException e) {
            log.warn("The witness does not take a change: {}", Failures.reason(e));
            return Kept.FAILED;
        }
    }

    @Override
    public Kept keep(Head previous, List<Entry> entries) {
        return Kept.DONE;
    }

    @Override
    public List<Entry> keptAfter(long seq) {
        return List.of();
    }

    @Override
    public Optional<Head> knownAt(long seq) {
        return Optional.of(known()).filter(mark -> mark.seq() == seq);
    }

    @Override
    public boolean canPour() {
        return false;
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public synchronized void report(boolean primaryUp, boolean backupUp) {
        var now = clock.instant();
        var sight = new Sight(primaryUp, backupUp);
        if (sight.equals(reported) && now.isBefore(reportedAt.plus(REPORTED_EVERY)) && !reportedAt.isAfter(now)) {
            return;
        }
        reportedAt = now;
        var kept = written(jdbc -> {
            jdbc.sql("""
                            insert into pair_sight (node, name, seen_at, primary_up, backup_up)
                            values (:node, :name, clock_timestamp(), :primary, :backup)
                            on conflict (node) do update set name = excluded.name, seen_at = excluded.seen_at,
                                primary_up = excluded.primary_up, backup_up = excluded.backup_up
                            """)
                    .param("node", node)
                    .param("name", name)
                    .param("primary", primaryUp)
                    .param("backup", backupUp)
                    .update();
            return Kept.DONE;
        });
        reported = kept == Kept.DONE ? sight : null;
    }

    @Override
    public synchronized boolean isSeenByOthers(Side side) {
        return ask(jdbc -> jdbc.sql("""
                        select exists (select from pair_sight where node <> :node
                            and seen_at > clock_timestamp() - interval '3 seconds'
                            and case :side when 1 then primary_up else backup_up end)
                        """)
                .param("node", node)
                .param("side", side.number())
                .query(Boolean.class)
                .single());
    }

    private static int number(Set<Side> sides) {
        return sides.stream().mapToInt(Side::number).sum();
    }

    private static Set<Side> sides(int number) {
        var sides = EnumSet.noneOf(Side.class);
        for (var side : Side.values()) {
            if ((number & side.number()) != 0) {
                sides.add(side);
            }
        }
        return sides;
    }
}
