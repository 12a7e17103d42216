package io.neurocards.sandbox.payments.stripe;

import io.neurocards.sandbox.payments.world.Ids;
import io.neurocards.sandbox.payments.world.Notice.Letter;
import io.neurocards.sandbox.payments.world.SimulatedPayment;
import io.neurocards.sandbox.payments.world.SimulatedRefund;
import io.neurocards.sandbox.payments.world.SimulatedRefund.State;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Telling;
import io.neurocards.sandbox.payments.world.World;
import io.neurocards.sandbox.telegram.world.Json;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Stripe's events, each signed at each try. */
final class StripeLetters {

    static final String VERSION = "2026-07-29.dahlia";

    private final World world;
    private final String secret;

    StripeLetters(World world, String secret) {
        this.world = world;
        this.secret = secret;
    }

    void session(SimulatedPayment payment, String event) {
        world.notices().tell(session(payment, event, secret));
    }

    void session(SimulatedPayment payment, String event, Wish wish) {
        world.notices().tell(session(payment, event, secret), wish.telling(), wish.later());
    }

    private Letter session(SimulatedPayment payment, String event, String key) {
        return letter(payment, event, StripeJson.session(payment, Expand.nothing()), key);
    }

    void declined(SimulatedPayment payment, Wish wish) {
        var event =
                letter(payment, "payment_intent.payment_failed", StripeJson.intent(payment, Expand.nothing()), secret);
        world.notices().tell(event, wish.telling(), wish.later());
    }

    /** Tells how a refund goes, and of the charge when money has gone back. */
    void refund(SimulatedPayment payment, SimulatedRefund refund, boolean isNew) {
        var object = StripeJson.refund(payment, refund, Expand.nothing());
        if (isNew) {
            tell(payment, "refund.created", object);
        } else {
            tell(payment, "refund.updated", object);
        }
        if (refund.state() == State.SUCCEEDED) {
            tell(payment, "charge.refunded", StripeJson.charge(payment, Expand.nothing()));
        } else if (refund.state() == State.FAILED) {
            tell(payment, "refund.failed", object);
        }
    }

    void dispute(SimulatedPayment payment) {
        tell(payment, "charge.dispute.created", StripeJson.dispute(payment));
    }

    /** Says under a secret that is not the endpoint's that a payment was paid. */
    void forge(SimulatedPayment payment) {
        var object = StripeJson.session(payment, Expand.nothing())
                .put("status", "complete")
                .put("payment_status", "paid");
        var forged = letter(payment, "checkout.session.completed", object, Ids.of("whsec_", 32));
        world.notices().tell(forged, Telling.USUAL, Duration.ZERO);
    }

    private void tell(SimulatedPayment payment, String event, ObjectNode object) {
        world.notices().tell(letter(payment, event, object, secret));
    }

    private Letter letter(SimulatedPayment payment, String type, ObjectNode object, String key) {
        var id = StripeIds.event();
        var json = Json.object()
                .put("id", id)
                .put("object", "event")
                .put("api_version", VERSION)
                .put("created", world.now().getEpochSecond());
        json.putObject("data").set("object", object);
        json.put("livemode", false)
                .put("pending_webhooks", 1)
                .putObject("request")
                .putNull("id")
                .putNull("idempotency_key");
        json.put("type", type);
        var body = Json.text(json);
        return new Letter(
                id,
                StripeTill.GATEWAY,
                payment.id(),
                type,
                body,
                at -> Map.of("Stripe-Signature", StripeSignature.of(body, key, at)),
                status -> status / 100 == 2);
    }
}
