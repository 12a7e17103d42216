package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.gateways.RefundResult;
import io.neurocards.payments.wire.Fields;
import io.neurocards.payments.wire.Reply;
import java.util.LinkedHashMap;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The refunds that YooKassa has taken down. */
record YookassaPastRefunds(YookassaApi api) {

    private static final int PAGE = 100;

    /** More refunds of one payment than anybody makes. */
    private static final int MOST_PAGES = 5;

    /** Returns what has become of it when it was asked for before, or that nobody can tell; nothing when it was not. */
    Optional<RefundResult> find(RefundRequest request) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("payment_id", request.payment());
        filters.put("limit", Integer.toString(PAGE));
        for (var page = 0; page < MOST_PAGES; page++) {
            if (!(api.list(YookassaRefunds.REFUNDS, filters) instanceof Reply.Done<JsonNode>(var json))
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

    /** Reads one as YooKassa writes it. */
    RefundResult read(JsonNode json) {
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
