package io.neurocards.database.attack;

import io.neurocards.database.log.Side;
import io.neurocards.shared.ShiftedClock;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Does to databases, links and the node what the world does, in an order that a seed gives. */
final class Nemesis {

    private final List<AttackedServer> servers;
    private final List<String> databases;
    private final List<AttackedNode> nodes;
    private final ShiftedClock clock;
    private final Random random;
    private final List<Fault> faults;
    private final @Nullable AttackedServer forgetful;
    private boolean hasForgotten;
    private final List<Blow> done = new ArrayList<>();

    /** What is drawn from, and by what. */
    record Chance(Random random, List<Fault> faults) {}

    /**
     * @param servers the primary, the backup, and the witness where there is one
     * @param databases the names of the two that hold the product's rows
     */
    Nemesis(
            List<AttackedServer> servers,
            List<String> databases,
            List<AttackedNode> nodes,
            ShiftedClock clock,
            Chance chance) {
        this.servers = servers;
        this.databases = databases;
        this.nodes = nodes;
        this.clock = clock;
        this.random = chance.random();
        this.faults = chance.faults();
        this.forgetful =
                servers.size() == 2 && faults.equals(Fault.ANY_TIME) && random.nextInt(3) > 0 ? anyOf(servers) : null;
    }

    private <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Strikes for about that long, and leaves everything healed. */
    void strike(Duration about) throws IOException, InterruptedException {
        if (forgetful != null) {
            pause(0, 500);
            forgetful.rewind.keep();
        }
        var end = System.nanoTime() + about.toNanos();
        for (var round = 0; System.nanoTime() < end; round++) {
            pause(50, 500);
            strike(anyOf(servers), round);
            if (random.nextInt(3) == 0) {
                pause(0, 800);
                strike(anyOf(servers), round);
            }
            pause(50, 2_000);
            heal();
        }
    }

    private Fault drawn(AttackedServer server) {
        if (server == forgetful && !hasForgotten && random.nextBoolean()) {
            hasForgotten = true;
            return Fault.LOST_TAIL;
        }
        return anyOf(faults);
    }

    private void strike(AttackedServer server, int round) throws IOException, InterruptedException {
        var fault = drawn(server);
        var place = servers.indexOf(server);
        var blow = new Blow(fault, "PSW".charAt(place), role(place), round, System.nanoTime());
        if (isStruck(server, fault)) {
            done.add(blow);
        }
    }

    private String role(int place) {
        var deciding = nodes.getFirst().life().pair().status().decider() == Side.PRIMARY ? 0 : 1;
        if (place == databases.size()) {
            return "witness";
        }
        return place == deciding ? "decider" : "copy";
    }

    /** Returns false when another fault keeps this one from it. */
    private boolean isStruck(AttackedServer server, Fault fault) throws IOException, InterruptedException {
        switch (fault) {
            case KILL -> server.server.kill();
            case FREEZE -> server.server.freeze();
            case CUT -> server.link.cut();
            case HALF_OPEN -> server.link.freeze();
            case DEAF -> server.link.freezeTowardsServer();
            case DUMB -> server.link.freezeTowardsClient();
            case SLOW -> server.link.slow(Duration.ofMillis(10 + random.nextInt(150)));
            case LOST_REPLIES -> server.link.loseReplies();
            case LOST_COMMIT -> server.link.loseCommitReply();
            case FULL_DISK -> server.disk.fill();
            case NO_ROOM -> {
                var place = servers.indexOf(server);
                return place < databases.size() && server.disk.leaveNoRoom(databases.get(place));
            }
            case READ_ONLY -> {
                return server.disk.readOnly();
            }
            case SLOW_DISK -> {
                return server.disk.slow(Duration.ofMillis(10 + random.nextInt(90)));
            }
            case CRASH -> {
                var node = anyOf(nodes);
                node.crash();
                pause(0, 500);
                node.start();
            }
            case LOST_TAIL -> server.rewind.back();
            case CLOCK -> clock.setAhead(Duration.ofMinutes(random.nextInt(121) - 60));
        }
        return true;
    }

    void heal() throws IOException {
        for (var server : servers) {
            server.heal();
        }
        clock.setAhead(Duration.ZERO);
    }

    private void pause(int least, int most) throws InterruptedException {
        Until.pass(Duration.ofMillis(least + random.nextInt(most - least)));
    }

    List<Blow> done() {
        return done;
    }
}
