package io.neurocards.orders;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person ordered, on all platforms. */
@Component
public final class OrderHistory {

    /** How many orders are told when nobody says how many. */
    public static final int USUAL = 10;

    private static final int MOST = 100;

    private final OrderReading reading;

    OrderHistory(OrderReading reading) {
        this.reading = reading;
    }

    /**
     * Returns a person's newest orders first.
     *
     * @param before older than this order of theirs; there is nothing before an order of somebody else
     * @param limit 1 to 100
     * @throws ProblemException INVALID_REQUEST with {@code field} and {@code limit} for another limit
     */
    public List<Order> latest(PersonId person, @Nullable UUID before, int limit) {
        requireLimit(limit);
        if (before == null) {
            return reading.latest(person, limit);
        }
        return find(person, before)
                .map(order -> reading.older(person, order, limit))
                .orElse(List.of());
    }

    /**
     * Lets a number of orders pass that may be asked for.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} and {@code limit} when it is not 1 to 100
     */
    public static void requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST)
                    .with("field", "limit")
                    .with("limit", MOST);
        }
    }

    /** Returns the newest orders of each of these persons, at most {@code each}, newest first. */
    public Map<PersonId, List<Order>> newest(Collection<PersonId> persons, int each) {
        return reading.newest(persons, each).stream().collect(Collectors.groupingBy(Order::personId));
    }

    /** Returns an order that was placed there, whoever's it is: for callers who find out whether they may see it. */
    public Optional<Order> onPlatform(Platform platform, UUID id) {
        return reading.find(id).filter(order -> order.platform() == platform);
    }

    /** Returns the orders of these ids, whoever's they are: for callers who have found out that they may see them. */
    public List<Order> those(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : reading.those(ids);
    }

    /** Returns a person's order; somebody else's is not found. */
    public Optional<Order> find(PersonId person, UUID id) {
        return reading.find(id).filter(order -> order.personId().equals(person));
    }
}
