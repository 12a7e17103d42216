package io.neurocards.sandbox.payments.world;

import io.neurocards.shared.Money;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Money that went back, or is to. Thread-safe. */
public final class SimulatedRefund {

    /** How far it is. */
    public enum State {
        PENDING,
        SUCCEEDED,
        FAILED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String id;
    private final Money amount;
    private final Instant created;
    private final ObjectNode request;
    private volatile State state = State.PENDING;

    /**
     * Takes what was asked for.
     *
     * @param request what the caller sent beside it; empty when the gateway's own people gave the money back
     */
    public SimulatedRefund(String id, Money amount, Instant created, ObjectNode request) {
        this.id = id;
        this.amount = amount;
        this.created = created;
        this.request = request;
    }

    public String id() {
        return id;
    }

    public Money amount() {
        return amount;
    }

    public Instant created() {
        return created;
    }

    public ObjectNode request() {
        return request;
    }

    public State state() {
        return state;
    }

    public void become(State next) {
        state = next;
    }
}
