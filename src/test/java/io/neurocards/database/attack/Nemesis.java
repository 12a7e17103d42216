package io.neurocards.database.attack;

import io.neurocards.shared.ShiftedClock;
import io.neurocards.shared.Until;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Does to databases, links and the node what the world does, in an order that a seed gives. */
final class Nemesis {

    private static final List<Fault> ANY_TIME = List.copyOf(EnumSet.complementOf(EnumSet.of(Fault.LOST_TAIL)));

    private final List<AttackedServer> servers;
    private final List<AttackedNode> nodes;
    private final ShiftedClock clock;
    private final Random random;
    private final @Nullable AttackedServer forgetful;
    private boolean hasForgotten;
    private final List<String> done = new ArrayList<>();

    /** @param servers the primary, the backup, and the witness where there is one */
    Nemesis(List<AttackedServer> servers, List<AttackedNode> nodes, ShiftedClock clock, Random random) {
        this.servers = servers;
        this.nodes = nodes;
        this.clock = clock;
        this.random = random;
        this.forgetful = servers.size() == 2 && random.nextInt(3) > 0 ? anyOf(servers) : null;
    }

    private <T> T anyOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private enum Fault {
        KILL,
        FREEZE,
        CUT,
        HALF_OPEN,
        DEAF,
        DUMB,
        SLOW,
        LOST_REPLIES,
        LOST_COMMIT,
        CRASH,
        CLOCK,
        /** Once in some histories of one process, and on one side: more of that is more than two copies survive. */
        LOST_TAIL
    }

    /** Strikes for about that long, and leaves everything healed. */
    void strike(Duration about) throws IOException, InterruptedException {
        if (forgetful != null) {
            pause(0, 500);
            forgetful.rewind.keep();
        }
        var end = System.nanoTime() + about.toNanos();
        while (System.nanoTime() < end) {
            pause(50, 500);
            strike(anyOf(servers));
            if (random.nextInt(3) == 0) {
                pause(0, 800);
                strike(anyOf(servers));
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
        return anyOf(ANY_TIME);
    }

    private void strike(AttackedServer server) throws IOException, InterruptedException {
        var fault = drawn(server);
        done.add(fault + " " + "PSW".charAt(servers.indexOf(server)));
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
            case CRASH -> {
                var node = anyOf(nodes);
                node.crash();
                pause(0, 500);
                node.start();
            }
            case LOST_TAIL -> server.rewind.back();
            case CLOCK -> clock.setAhead(Duration.ofMinutes(random.nextInt(121) - 60));
        }
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

    List<String> done() {
        return done;
    }
}
