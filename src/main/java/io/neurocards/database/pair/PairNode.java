package io.neurocards.database.pair;

import io.neurocards.database.journal.Register;
import io.neurocards.database.log.Side;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;

/** The workings of one node without threads: each kind of work is one call, so that a simulation can make them in any order. */
final class PairNode {

    private final Parts parts;
    private final Modes modes;
    private final Timetable timetable;
    private final Restorer restorer;
    private final Shipper shipper;
    private final Coordinator coordinator;
    private final Origin origin;
    private final Forcing forcing;
    private final Both<Prober> probers;

    /**
     * What a node is given.
     *
     * @param preparation brings a database's schema up to date, seen for the first time
     * @param listener hears of each change of the mode, on the coordinator's time
     */
    record Given(
            Both<Access> ways,
            ThirdPlace third,
            Function<Side, Runnable> preparation,
            Workshop workshop,
            PairSettings settings,
            Clock clock,
            Consumer<ModeSwitch> listener,
            Signs signs) {}

    PairNode(Given given) {
        var clock = given.clock();
        var settings = given.settings();
        var gate = new Gate(settings.switchPatience());
        var throne = new Throne();
        var asked = given.ways().each(Access::forAsking);
        var stable = new StableMark(
                settings.settlePatience(),
                given.signs()::waited,
                place -> asked.at(gate.enter().side()).holds(place),
                (epoch, failure) -> failed(given.signs(), throne.reign().register(), epoch, failure));
        this.parts = new Parts(
                throne,
                given.ways().each(Access::forCommands),
                given.ways(),
                given.ways().each(_ -> new Health(clock.instant(), settings.rejoinAfter())),
                given.third(),
                stable,
                gate,
                given.signs());
        given.signs().refuses((side, failure) -> refused(parts.healthOf(side), clock.instant(), failure));
        this.shipper =
                new Shipper(throne, given.ways().each(Access::forShipping), given.third(), stable, given.signs());
        this.restorer = new Restorer(
                throne, given.ways().each(Access::forRestoring), given.third(), given.workshop(), given.signs());
        this.timetable = new Timetable(settings, clock);
        this.modes = new Modes(clock, given.listener());
        this.origin = new Origin(parts);
        this.forcing = new Forcing(parts, modes);
        this.coordinator = new Coordinator(
                parts, restorer, timetable, modes, new Pouring(parts), new HandOver(parts, shipper::round));
        this.probers = given.ways().each(way -> prober(given, way));
    }

    /** What a transaction of an epoch that is over says of a database is no news. */
    private static void failed(Signs signs, Register register, long epoch, RuntimeException failure) {
        if (register.epoch() == epoch && Failures.isOfRoom(failure)) {
            signs.refused(register.decider(), failure);
        }
    }

    private static void refused(Health health, Instant now, RuntimeException failure) {
        if (Failures.isOfTime(failure)) {
            health.stalled(now, Failures.reason(failure));
        } else {
            health.refused(now, Failures.reason(failure));
        }
    }

    private Prober prober(Given given, Access way) {
        return new Prober(
                way.forProbing(),
                given.preparation().apply(way.side()),
                parts.healthOf(way.side()),
                given.clock(),
                given.settings().probeEvery());
    }

    /** Looks at the register once; says whether another look is due at once. */
    boolean coordinate() {
        return forcing.round() || coordinator.look(origin::look);
    }

    /** Ships once; says whether there may be more. */
    boolean ship() {
        return shipper.round();
    }

    /** Brings a database back by one step; says whether there may be more. */
    boolean restore() {
        var register = parts.throne().reign().register();
        return register.epoch() > 0
                && restorer.round(parts.seen(register.decider().other()));
    }

    /** Asks a database how it is; returns when to ask again. */
    Duration probe(Side side) {
        return probers.at(side).look();
    }

    void ask(Side side) {
        timetable.ask(side);
    }

    /** Lets {@code side} decide whenever both databases are well, whatever the settings prefer. */
    void prefer(Side side) {
        timetable.prefer(side);
    }

    boolean isAsynchronous() {
        return timetable.isAsynchronous();
    }

    Forcing forcing() {
        return forcing;
    }

    Parts parts() {
        return parts;
    }

    Modes modes() {
        return modes;
    }

    Restorer restorer() {
        return restorer;
    }

    Origin origin() {
        return origin;
    }
}
