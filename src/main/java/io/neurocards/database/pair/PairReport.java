package io.neurocards.database.pair;

import io.neurocards.database.log.Side;
import io.neurocards.database.pair.PairStatus.DatabaseStatus;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts together how things are. */
final class PairReport {

    private final PairNode node;

    PairReport(PairNode node) {
        this.node = node;
    }

    PairStatus now() {
        var reign = node.parts().throne().reign();
        var mode = node.modes().mode();
        return new PairStatus(
                mode,
                node.modes().since(),
                reign.register().epoch(),
                reign.register().decider(),
                Arrays.stream(Side.values())
                        .map(side -> status(side, reign, mode))
                        .toList(),
                node.parts().stable().mark().seq(),
                mode != Mode.FULL_OPERATIONAL,
                node.origin().saying().orElse(null),
                node.modes().switches());
    }

    private DatabaseStatus status(Side side, Reign reign, Mode mode) {
        var reading = node.parts().healthOf(side).reading();
        var condition = condition(side, reign, mode);
        return new DatabaseStatus(
                side,
                condition,
                reading.since(),
                reason(reading.reason(), condition),
                reading.latency(),
                lag(side, reign, condition));
    }

    private @Nullable String reason(String unreachable, String condition) {
        if (!unreachable.isEmpty()) {
            return unreachable;
        }
        var complaint = node.restorer().complaint();
        return condition.equals("following") && !complaint.isEmpty() ? complaint : null;
    }

    private String condition(Side side, Reign reign, Mode mode) {
        return switch (node.parts().seen(side)) {
            case AWAY -> "away";
            case DAMAGED -> "damaged";
            case DOUBTFUL -> "doubtful";
            case UP -> {
                if (side == reign.register().decider()) {
                    yield mode == Mode.CACHE_ONLY ? "doubtful" : "deciding";
                }
                yield reign.register().isFull() ? "in_sync" : "following";
            }
        };
    }

    private @Nullable Long lag(Side side, Reign reign, String condition) {
        return switch (condition) {
            case "deciding", "in_sync" -> 0L;
            case "following" -> node.restorer().lag().orElse(null);
            default -> {
                var confirmed = reign.confirmed();
                yield side == reign.register().decider() || confirmed == null
                        ? null
                        : Long.valueOf(Math.max(0, node.parts().stable().mark().seq() - confirmed.seq()));
            }
        };
    }
}
