package io.neurocards.notifications.messages;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer hears.
 *
 * @param chosen what they said themselves
 * @param reachedBy the channels on which something would arrive now
 * @param quiet when they want to be left alone
 */
public record Choices(
        Map<Cell, Boolean> chosen,
        Set<Channel> reachedBy,
        @Nullable QuietHours quiet) {

    public Choices {
        chosen = Map.copyOf(chosen);
        reachedBy = Set.copyOf(reachedBy);
    }

    public boolean wants(Cell cell) {
        return cell.isAlways() || chosen.getOrDefault(cell, cell.isUsual(reachedBy.contains(Channel.TELEGRAM)));
    }
}
