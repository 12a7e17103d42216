package io.neurocards.web;

import io.neurocards.sandbox.payments.SandboxPayments;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.shared.Money;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What else happens at gateways by chance, once to each payment: money goes back, banks dispute, impostors write, news is sent again. */
final class GatewayPeople {

    private final SandboxPayments sandbox;
    private final Random random;
    private final Set<String> seen = new HashSet<>();
    private final Map<Deed, Integer> done = new EnumMap<>(Deed.class);

    /** What was done to a payment. */
    enum Deed {
        NOTHING,
        REFUND,
        PART,
        DISPUTE,
        FORGERY,
        TOLD_AGAIN
    }

    GatewayPeople(SandboxPayments sandbox, Random random) {
        this.sandbox = sandbox;
        this.random = random;
    }

    synchronized Map<Deed, Integer> done() {
        return new EnumMap<>(done);
    }

    /** Looks at each payment that was paid since the last call. */
    synchronized void pass() {
        for (var payment : sandbox.payments()) {
            if (payment.phase() == Phase.PAID && seen.add(payment.id())) {
                done.merge(treat(payment), 1, Integer::sum);
            }
        }
    }

    private Deed treat(SimulatedPayment payment) {
        var till = sandbox.tills().of(payment.order().gateway());
        var drawn = random.nextInt(100);
        if (drawn < 8) {
            till.refund(payment.id(), payment.order().amount());
            return Deed.REFUND;
        }
        if (drawn < 14) {
            var all = payment.order().amount();
            till.refund(payment.id(), new Money(all.currency(), 100 + random.nextLong(all.minor() - 200)));
            return Deed.PART;
        }
        if (drawn < 17 && payment.order().gateway().equals("stripe")) {
            till.dispute(payment.id());
            return Deed.DISPUTE;
        }
        if (drawn < 25) {
            till.forge(payment.id());
            return Deed.FORGERY;
        }
        if (drawn < 35) {
            sandbox.notices(payment.id()).forEach(sandbox.world().notices()::repeat);
            return Deed.TOLD_AGAIN;
        }
        return Deed.NOTHING;
    }
}
