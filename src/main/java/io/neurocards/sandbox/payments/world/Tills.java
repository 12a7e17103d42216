package io.neurocards.sandbox.payments.world;

import java.util.Comparator;
import java.util.List;

/** All simulated gateways. */
public final class Tills {

    private final List<Till> tills;

    public Tills(Till... tills) {
        this.tills = List.of(tills);
    }

    /**
     * Returns the gateway of that name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public Till of(String gateway) {
        return tills.stream()
                .filter(till -> till.gateway().equals(gateway))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such gateway"));
    }

    /** Returns all payments of all gateways, the newest first. */
    public List<SimulatedPayment> payments() {
        return tills.stream()
                .flatMap(till -> till.all().reversed().stream())
                .sorted(Comparator.comparing(
                                (SimulatedPayment payment) -> payment.order().created())
                        .reversed())
                .toList();
    }

    public List<Till> all() {
        return tills;
    }
}
