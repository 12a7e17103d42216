package io.neurocards.database.pair;

import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Side;
import io.neurocards.shared.UtcClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;

/** Two databases, the lines to them, and chance, which decides what becomes of every call. */
final class SimulatedWorld {

    /** What a line to a database does. */
    enum Line {
        GOOD,
        /** Nothing gets through. */
        CUT,
        /** No answer comes, and what was asked is done some day, or never. */
        FROZEN
    }

    /** The process ends here. Nothing in it can catch that. */
    static final class NodeKilled extends Error {

        private static final long serialVersionUID = 1L;

        NodeKilled() {
            super("killed", null, false, false);
        }
    }

    /** How much goes wrong; each is a share of the calls. */
    record Odds(double lost, double killed, double meanwhile) {

        static final Odds CALM = new Odds(0, 0, 0);

        static Odds of(RandomGenerator random) {
            return new Odds(
                    random.nextBoolean() ? 0 : random.nextDouble() * 0.2,
                    random.nextBoolean() ? 0 : random.nextDouble() * 0.01,
                    random.nextInt(4) == 0 ? 0 : random.nextDouble() * 0.4);
        }
    }

    private static final int MOST_LATE = 6;

    final RandomGenerator random;
    final PairBug bug;
    final Both<SimulatedDatabase> databases;
    final SimulatedClock clock = new SimulatedClock();
    private final Map<Side, Line> lines = new EnumMap<>(Map.of(Side.PRIMARY, Line.GOOD, Side.BACKUP, Line.GOOD));
    private final List<Runnable> late = new ArrayList<>();
    private final @Nullable List<String> story;
    private final DataAccessException silence =
            new DataAccessResourceFailureException("no answer", new SQLException("no answer", "08006"));
    private Odds odds;
    private Runnable others = () -> {};
    private int depth;

    /** @param story gets a line for each thing that happens; null for none */
    SimulatedWorld(RandomGenerator random, PairBug bug, @Nullable List<String> story) {
        this.random = random;
        this.bug = bug;
        this.story = story;
        this.databases = Both.of(side -> new SimulatedDatabase(side, bug));
        this.odds = Odds.of(random);
    }

    /** Says what may happen while somebody waits for an answer. */
    void meanwhile(Runnable others) {
        this.others = others;
    }

    boolean chance(double share) {
        return share > 0 && random.nextDouble() < share;
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    Line line(Side side) {
        return lines.get(side);
    }

    void change(Side side, Line line) {
        lines.put(side, line);
        tell(() -> "line to " + side + " is " + line);
    }

    /** From now on nothing goes wrong any more, except what is under way. */
    void heal() {
        odds = Odds.CALM;
        for (var side : Side.values()) {
            change(side, Line.GOOD);
        }
    }

    /** Calls a database. */
    <T> T call(Side side, boolean writes, String what, Supplier<T> work) {
        pause();
        switch (lines.get(side)) {
            case CUT -> throw silence(side, what, "cut");
            case FROZEN -> {
                if (writes && random.nextBoolean()) {
                    postpone(work);
                }
                clock.advance(Duration.ofMillis(900));
                throw silence(side, what, "frozen");
            }
            case GOOD -> {}
        }
        if (chance(odds.lost)) {
            throw lost(side, writes, what, work);
        }
        T answer;
        try {
            answer = work.get();
        } catch (RuntimeException e) {
            tell(() -> side + "." + what + ": " + e.getMessage() + " "
                    + databases.at(side).refused());
            throw e;
        }
        tell(() -> side + "." + what + " -> " + answer);
        pause();
        return answer;
    }

    private RuntimeException lost(Side side, boolean writes, String what, Supplier<?> work) {
        clock.advance(Duration.ofMillis(random.nextInt(3_000)));
        switch (random.nextInt(3)) {
            case 0 -> quietly(work);
            case 1 -> {
                if (writes) {
                    postpone(work);
                }
            }
            default -> {}
        }
        return silence(side, what, "answer lost");
    }

    /** A moment at which the process may end, and in which others go on. */
    void pause() {
        if (chance(odds.killed)) {
            tell(() -> "KILLED");
            throw new NodeKilled();
        }
        if (depth < 2 && chance(odds.meanwhile)) {
            depth++;
            try {
                for (var n = 1 + random.nextInt(3); n > 0; n--) {
                    others.run();
                }
            } finally {
                depth--;
            }
        }
    }

    private RuntimeException silence(Side side, String what, String why) {
        tell(() -> side + "." + what + ": no answer, " + why);
        return silence;
    }

    private void postpone(Supplier<?> work) {
        if (late.size() < MOST_LATE) {
            late.add(() -> quietly(work));
        }
    }

    private void quietly(Supplier<?> work) {
        try {
            var unheard = work.get();
            tell(() -> "unheard: " + unheard);
        } catch (LogRefusedException | DataAccessException e) {
            tell(() -> "unheard: " + e.getMessage());
        }
    }

    /** Something that was asked for long ago is done now, and nobody hears of it. */
    void doSomethingLate() {
        if (!late.isEmpty()) {
            tell(() -> "late:");
            late.remove(random.nextInt(late.size())).run();
        }
    }

    void tell(Supplier<String> line) {
        if (story != null) {
            story.add("  ".repeat(depth) + line.get());
        }
    }

    /** A clock that goes as the simulation wants it to. */
    static final class SimulatedClock extends UtcClock {

        private Instant now = Instant.parse("2030-01-01T00:00:00Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
