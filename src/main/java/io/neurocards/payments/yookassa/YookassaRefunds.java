package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.gateways.RefundResult;
import io.neurocards.payments.wire.Fields;
import io.neurocards.payments.wire.Reply;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Money back by YooKassa. It forgets keys of idempotency after a day, and a repeated request with the key and a new contact is
 * refused although the first one stands. So a refund of ours is looked for among those of its payment before it is asked for.
 */
final class YookassaRefunds {

    private static final String REFUNDS = "refunds";
    private static final int PAGE = 100;

    /** More refunds of one payment than anybody makes. */
    private static final int MOST_PAGES = 5;

    private final YookassaApi api;
    private final YookassaBody body;

    YookassaRefunds(YookassaApi api, YookassaBody body) {
        this.api = api;
        this.body = body;
    }

    RefundResult refund(RefundRequest request) {
        if (!YookassaApi.ID.matcher(request.payment()).matches()) {
            return new RefundResult.Refused("not a payment of YooKassa");
        }
        return earlier(request).orElseGet(() -> ask(request));
    }

    private RefundResult ask(RefundRequest request) {
        return switch (api.post(REFUNDS, request.refund(), body.refund(request))) {
            case Reply.Done<JsonNode>(var json) -> read(json);
            case Reply.Refused<JsonNode>(var reason) -> new RefundResult.Refused(reason);
            case Reply.Missing<JsonNode>(var reason) -> new RefundResult.Refused(reason);
            case Reply.Unclear<JsonNode>(var reason) -> new RefundResult.Unknown(reason);
        };
    }

    /** Returns what has become of it when it was asked for before, or that nobody can tell; nothing when it was not. */
    private Optional<RefundResult> earlier(RefundRequest request) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("payment_id", request.payment());
        filters.put("limit", Integer.toString(PAGE));
        for (var page = 0; page < MOST_PAGES; page++) {
            if (!(api.list(REFUNDS, filters) instanceof Reply.Done<JsonNode>(var json))
                    || !json.path("items").isArray()) {
                return Optional.of(new RefundResult.Unknown("the payment's earlier refunds are not known"));
            }
            for (var item : json.path("items")) {
                var ours = Fields.id(Fields.text(item.path("metadata").path(YookassaBody.REFUND)));
                if (ours.equals(Optional.of(request.refund()))) {
                    return Optional.of(read(item));
                }
            }
            var next = Fields.text(json.path("next_cursor"));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            filters.put("cursor", next);
        }
        return Optional.of(new RefundResult.Unknown("the payment has too many refunds"));
    }

    RefundResult find(String reference) {
        if (!YookassaApi.ID.matcher(reference).matches()) {
            return new RefundResult.Unknown("not a refund of YooKassa");
        }
        return switch (api.get(REFUNDS, reference)) {
            case Reply.Done<JsonNode>(var json) -> read(json);
            case Reply.Refused<JsonNode>(var reason) -> new RefundResult.Unknown(reason);
            case Reply.Missing<JsonNode>(var reason) -> new RefundResult.Unknown(reason);
            case Reply.Unclear<JsonNode>(var reason) -> new RefundResult.Unknown(reason);
        };
    }

    private RefundResult read(JsonNode json) {
        var id = Fields.text(json.path("id"));
        if (!YookassaApi.ID.matcher(id).matches()) {
            return new RefundResult.Unknown("the answer is no refund");
        }
        return switch (Fields.text(json.path("status"))) {
            case "succeeded" -> new RefundResult.Done(id);
            case "pending" -> new RefundResult.Pending(id);
            case "canceled" ->
                new RefundResult.Refused("canceled: "
                        + api.shown(
                                Fields.text(json.path("cancellation_details").path("reason"))));
            default -> new RefundResult.Unknown("the refund's status is not known");
        };
    }
}
