package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.gateways.RefundResult;
import io.neurocards.payments.wire.Reply;
import tools.jackson.databind.JsonNode;

/**
 * Money back by YooKassa. It forgets keys of idempotency after a day, and a repeated request with the key and a new contact is
 * refused although the first one stands. So a refund of ours is looked for among those of its payment before it is asked for.
 */
final class YookassaRefunds {

    static final String REFUNDS = "refunds";

    private final YookassaApi api;
    private final YookassaBody body;
    private final YookassaPastRefunds past;

    YookassaRefunds(YookassaApi api, YookassaBody body) {
        this.api = api;
        this.body = body;
        this.past = new YookassaPastRefunds(api);
    }

    RefundResult refund(RefundRequest request) {
        if (!YookassaApi.ID.matcher(request.payment()).matches()) {
            return new RefundResult.Refused("not a payment of YooKassa");
        }
        return past.find(request).orElseGet(() -> ask(request));
    }

    private RefundResult ask(RefundRequest request) {
        return switch (api.post(REFUNDS, request.refund(), body.refund(request))) {
            case Reply.Done<JsonNode>(var json) -> past.read(json);
            case Reply.Refused<JsonNode>(var reason) -> new RefundResult.Refused(reason);
            case Reply.Missing<JsonNode>(var reason) -> new RefundResult.Refused(reason);
            case Reply.Unclear<JsonNode>(var reason) -> new RefundResult.Unknown(reason);
        };
    }

    RefundResult find(String reference) {
        if (!YookassaApi.ID.matcher(reference).matches()) {
            return new RefundResult.Unknown("not a refund of YooKassa");
        }
        return switch (api.get(REFUNDS, reference)) {
            case Reply.Done<JsonNode>(var json) -> past.read(json);
            case Reply.Refused<JsonNode>(var reason) -> new RefundResult.Unknown(reason);
            case Reply.Missing<JsonNode>(var reason) -> new RefundResult.Unknown(reason);
            case Reply.Unclear<JsonNode>(var reason) -> new RefundResult.Unknown(reason);
        };
    }
}
