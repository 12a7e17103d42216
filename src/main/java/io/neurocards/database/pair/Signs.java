package io.neurocards.database.pair;

import io.neurocards.database.log.Side;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What workers noticed on the way, for whoever decides what to do about it. */
final class Signs {

    private static final Logger log = LoggerFactory.getLogger(Signs.class);

    private final Map<Side, Long> stuckIn = new EnumMap<>(Side.class);
    private final Set<Side> damaged = EnumSet.noneOf(Side.class);
    private Both<Runnable> probing = Both.of(_ -> () -> {});
    private BiConsumer<Side, RuntimeException> refusing = (_, _) -> {};
    private Runnable coordinating = () -> {};
    private Runnable shipping = () -> {};

    /** Says whom to wake: who looks after a database, who looks after the register, and who ships. */
    void wakes(Both<Runnable> probers, Runnable coordinator, Runnable shipper) {
        probing = probers;
        coordinating = coordinator;
        shipping = shipper;
    }

    /** Says who is told of real work that a database refused, or was not done with in time, although it answers. */
    void refuses(BiConsumer<Side, RuntimeException> whoCounts) {
        refusing = whoCounts;
    }

    /** Somebody waits for a second place. */
    void waited() {
        shipping.run();
    }

    /** A database did not answer. */
    void doubt(Side side, RuntimeException failure) {
        log.debug("Database did not answer: side={}", side, failure);
        if (Failures.isOfRoom(failure)) {
            refused(side, failure);
        }
        doubt(side);
    }

    void doubt(Side side) {
        probing.at(side).run();
    }

    /** The log could not be brought further: where that is for want of time, probes, which touch little, prove nothing. */
    void unshipped(Side side, RuntimeException failure) {
        if (Failures.isOfTime(failure)) {
            refused(side, failure);
        }
        doubt(side, failure);
    }

    /** Neither a new row nor a page can be written: a probe, which changes one row in its place, may not notice. */
    void refused(Side side, RuntimeException failure) {
        log.warn(
                "Database does not do its work, and counts as away: side={}, reason={}",
                side,
                Failures.reason(failure));
        refusing.accept(side, failure);
        coordinating.run();
    }

    /** A copy takes nothing more in its epoch. */
    synchronized void stuck(Side side, long epoch) {
        stuckIn.put(side, epoch);
        coordinating.run();
    }

    synchronized boolean isStuck(Side side, long epoch) {
        return stuckIn.getOrDefault(side, -1L) == epoch;
    }

    /** A database lacks what is known to have been answered; it may not decide before it has followed the other one. */
    synchronized void damaged(Side side) {
        if (damaged.add(side)) {
            log.error("Database lost what it had decided, and is no decider any more: side={}", side);
        }
        coordinating.run();
    }

    synchronized boolean isDamaged(Side side) {
        return damaged.contains(side);
    }

    synchronized void isWhole(Side side) {
        damaged.remove(side);
    }

    /** The register, or a database, is further than this node believes. */
    void moved() {
        coordinating.run();
    }
}
