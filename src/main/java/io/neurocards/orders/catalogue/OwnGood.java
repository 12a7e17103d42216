package io.neurocards.orders.catalogue;

import java.util.Set;

/**
 * A thing of the operator's own.
 *
 * @param position where it stands among the operator's goods, lowest first
 */
public record OwnGood(Good good, int position) {

    boolean isWhat(NewGood other) {
        return good.kind() == other.kind()
                && good.title().equals(other.title())
                && Set.copyOf(good.prices()).equals(Set.copyOf(other.prices()))
                && position == other.position();
    }
}
