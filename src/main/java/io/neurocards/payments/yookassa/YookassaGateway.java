package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.CheckoutRequest;
import io.neurocards.payments.gateways.CheckoutResult;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.IncomingNotification;
import io.neurocards.payments.gateways.Notification;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.payments.gateways.PaymentListing;
import io.neurocards.payments.gateways.PaymentLookup;
import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.gateways.RefundResult;
import io.neurocards.payments.wire.Fields;
import io.neurocards.payments.wire.GatewayHttp;
import io.neurocards.payments.wire.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** YooKassa, by its REST contract. Payments and refunds carry our ids in their metadata. */
final class YookassaGateway implements PaymentGateway {

    static final String NAME = "yookassa";

    private static final String ROUBLES = "RUB";
    private static final String PAYMENTS = "payments";
    private static final int PAGE = 100;

    private final YookassaApi api;
    private final YookassaBody body;
    private final YookassaRefunds refunds;
    private final YookassaNotifications notifications;
    private final YookassaSettings settings;

    YookassaGateway(YookassaSettings settings, GatewayHttp http) {
        this.api = new YookassaApi(settings, http);
        this.body = new YookassaBody(settings);
        this.refunds = new YookassaRefunds(api, body);
        this.notifications = new YookassaNotifications(settings.notificationSenders());
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String currency() {
        return ROUBLES;
    }

    @Override
    public boolean needsContact() {
        return settings.receipts();
    }

    @Override
    public CheckoutResult open(CheckoutRequest request) {
        if (!request.amount().currency().equals(ROUBLES)) {
            return new CheckoutResult.Refused("charges RUB only");
        }
        if (needsContact() && request.contact() == null) {
            return new CheckoutResult.Refused("a receipt needs the customer's e-mail address or telephone number");
        }
        return switch (api.post(PAYMENTS, request.payment(), body.payment(request))) {
            case Reply.Done<JsonNode>(var json) -> page(json, request);
            case Reply.Refused<JsonNode>(var reason) -> new CheckoutResult.Refused(reason);
            case Reply.Missing<JsonNode>(var reason) -> new CheckoutResult.Refused(reason);
            case Reply.Unclear<JsonNode>(var reason) -> new CheckoutResult.Unknown(reason);
        };
    }

    /** A repeated request may find its payment decided: it has no page any more, and where it would have led to tells what came of it. */
    private CheckoutResult page(JsonNode json, CheckoutRequest request) {
        var read = read(json);
        if (read.isEmpty()
                || !read.get().order().equals(Optional.of(request.payment()))
                || !read.get().amount().equals(request.amount())) {
            return new CheckoutResult.Unknown("the answer is not of this payment");
        }
        var payment = read.get();
        if (payment.state() == State.CANCELLED) {
            return new CheckoutResult.Refused(payment.reason() == null ? "canceled" : "canceled: " + payment.reason());
        }
        var page = Fields.page(Fields.text(json.path("confirmation").path("confirmation_url")));
        if (page.isEmpty() && new YookassaPayment(json).isPending()) {
            return new CheckoutResult.Unknown("the answer has no page");
        }
        return new CheckoutResult.Opened(payment.reference(), page.orElse(request.returnTo()));
    }

    private Optional<GatewayPayment> read(JsonNode json) {
        return new YookassaPayment(json).read(settings.isTest());
    }

    @Override
    public PaymentLookup find(String reference) {
        if (!YookassaApi.ID.matcher(reference).matches()) {
            return new PaymentLookup.Missing();
        }
        return switch (api.get(PAYMENTS, reference)) {
            case Reply.Done<JsonNode>(var json) ->
                read(json)
                        .filter(payment -> payment.reference().equals(reference))
                        .<PaymentLookup>map(PaymentLookup.Found::new)
                        .orElseGet(() -> new PaymentLookup.Unknown("the answer is not this payment"));
            case Reply.Missing<JsonNode> _ -> new PaymentLookup.Missing();
            case Reply.Refused<JsonNode>(var reason) -> new PaymentLookup.Unknown(reason);
            case Reply.Unclear<JsonNode>(var reason) -> new PaymentLookup.Unknown(reason);
        };
    }

    @Override
    public RefundResult refund(RefundRequest request) {
        return refunds.refund(request);
    }

    @Override
    public RefundResult findRefund(String reference) {
        return refunds.find(reference);
    }

    @Override
    public PaymentListing list(Instant from, Instant to, @Nullable String cursor) {
        var filters = new LinkedHashMap<String, String>();
        filters.put("created_at.gte", from.toString());
        filters.put("created_at.lt", to.toString());
        filters.put("limit", Integer.toString(PAGE));
        if (cursor != null) {
            filters.put("cursor", cursor);
        }
        return switch (api.list(PAYMENTS, filters)) {
            case Reply.Done<JsonNode>(var json) -> page(json);
            case Reply.Missing<JsonNode>(var reason) -> new PaymentListing.Unknown(reason);
            case Reply.Refused<JsonNode>(var reason) -> new PaymentListing.Unknown(reason);
            case Reply.Unclear<JsonNode>(var reason) -> new PaymentListing.Unknown(reason);
        };
    }

    /** A payment that not even has a name spoils its page: a comparison that leaves one out would call it missing. */
    private PaymentListing page(JsonNode json) {
        var items = json.path("items");
        if (!items.isArray()) {
            return new PaymentListing.Unknown("the answer is no list");
        }
        var payments = new ArrayList<GatewayPayment>();
        var unreadable = new ArrayList<String>();
        for (var item : items) {
            var reference = Fields.text(item.path("id"));
            var payment = read(item);
            if (payment.isPresent()) {
                payments.add(payment.get());
            } else if (YookassaApi.ID.matcher(reference).matches()) {
                unreadable.add(reference);
            } else {
                return new PaymentListing.Unknown("the list has a payment without a name: " + api.shown(reference));
            }
        }
        var next = Fields.text(json.path("next_cursor"));
        return new PaymentListing.Page(payments, unreadable, next.isEmpty() ? null : next);
    }

    @Override
    public Notification read(IncomingNotification incoming) {
        return notifications.read(incoming);
    }
}
