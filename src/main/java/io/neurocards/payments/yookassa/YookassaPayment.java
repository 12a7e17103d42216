package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.wire.Fields;
import io.neurocards.shared.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A payment as YooKassa writes it. */
record YookassaPayment(JsonNode json) {

    /**
     * Reads it.
     *
     * @param isTestKey whether it was asked for with the key of a test shop, where no money moves whatever a field says
     * @return nothing when a field that has to be there is not, or says what we don't know
     */
    Optional<GatewayPayment> read(boolean isTestKey) {
        var reference = Fields.text(json.path("id"));
        var state = state();
        var amount = amount("amount");
        var refunded = json.path("refunded_amount").isMissingNode()
                ? amount.map(whole -> new Money(whole.currency(), 0))
                : amount("refunded_amount");
        var created = Fields.moment(json.path("created_at"));
        if (!YookassaApi.ID.matcher(reference).matches()
                || state == null
                || amount.isEmpty()
                || refunded.isEmpty()
                || created.isEmpty()
                || !refunded.get().currency().equals(amount.get().currency())) {
            return Optional.empty();
        }
        return Optional.of(new GatewayPayment(
                reference,
                Fields.id(Fields.text(json.path("metadata").path(YookassaBody.PAYMENT))),
                state,
                amount.get(),
                refunded.get(),
                fee(amount.get()),
                isTestKey || json.path("test").asBoolean(false),
                reason(),
                created.get()));
    }

    boolean isPending() {
        return status().equals("pending");
    }

    private String status() {
        return Fields.text(json.path("status"));
    }

    private @Nullable State state() {
        return switch (status()) {
            case "pending", "waiting_for_capture" -> State.WAITING;
            case "succeeded" -> State.PAID;
            case "canceled" -> State.CANCELLED;
            default -> null;
        };
    }

    private Optional<Money> amount(String field) {
        return Fields.units(json.path(field).path("value"), json.path(field).path("currency"));
    }

    private Optional<Money> fee(Money amount) {
        return amount("income_amount")
                .filter(income -> income.currency().equals(amount.currency()) && income.minor() <= amount.minor())
                .map(amount::minus);
    }

    private @Nullable String reason() {
        var reason = Fields.text(json.path("cancellation_details").path("reason"));
        return reason.matches("[0-9a-z_]{1,64}") ? reason : null;
    }
}
