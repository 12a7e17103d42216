package io.neurocards.sandbox.payments.world;

import io.neurocards.shared.Money;
import java.util.List;
import java.util.Optional;

/** A simulated gateway from inside: what customers, banks and the gateway's own people do. Thread-safe. */
public interface Till {

    /** Returns the name by which faults, pages and scripts know it. */
    String gateway();

    Optional<SimulatedPayment> find(String id);

    /** Returns all payments that are remembered, the oldest first. */
    List<SimulatedPayment> all();

    /** Returns why a bank may decline, in the gateway's words; the usual one first. */
    List<String> reasons();

    /**
     * Has somebody do something with an open payment, and returns where the browser goes; nothing when it stays.
     *
     * @throws IllegalArgumentException when the payment is not open, or there is none
     */
    Optional<String> choose(String id, Wish wish);

    /**
     * Gives money back although nobody asked for it over the wire.
     *
     * @throws IllegalArgumentException when that much can't go back
     */
    void refund(String id, Money amount);

    /**
     * Has the customer's bank want the money back.
     *
     * @throws IllegalArgumentException when this gateway tells nobody of that, or there is no money
     */
    void dispute(String id);

    /** Sends what an impostor would. */
    void forge(String id);

    /** Forgets everything. */
    void clear();
}
