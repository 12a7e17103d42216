package io.neurocards.sandbox.payments.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The payments of one gateway; those made longest ago are forgotten. Thread-safe. */
public final class Book {

    private final Map<String, SimulatedPayment> payments;

    Book(int most) {
        payments = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, SimulatedPayment> eldest) {
                return size() > most;
            }
        };
    }

    public synchronized void add(SimulatedPayment payment) {
        payments.put(payment.id(), payment);
    }

    public synchronized Optional<SimulatedPayment> find(String id) {
        return Optional.ofNullable(payments.get(id));
    }

    /**
     * Returns the payment of that id.
     *
     * @throws IllegalArgumentException when there is none
     */
    public SimulatedPayment require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no such payment"));
    }

    /** Returns all, the oldest first. */
    public synchronized List<SimulatedPayment> all() {
        return List.copyOf(payments.values());
    }

    public synchronized void clear() {
        payments.clear();
    }
}
