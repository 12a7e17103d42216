package io.neurocards.payments.stripe;

import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stripe's Checkout. A payment is a session; its payment intent leads to it, too. */
final class StripeGateway implements PaymentGateway {

    static final String NAME = "stripe";

    private final StripeApi api;
    private final StripeParams params;
    private final StripeRefunds refunds;
    private final StripeNotifications notifications;
    private final StripeSettings settings;

    StripeGateway(StripeSettings settings, GatewayHttp http, Clock clock) {
        this.api = new StripeApi(settings, http);
        this.params = new StripeParams(new StripeTimes(clock));
        this.refunds = new StripeRefunds(api);
        this.notifications = new StripeNotifications(settings.webhookSecrets());
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String currency() {
        return settings.currency();
    }

    @Override
    public CheckoutResult open(CheckoutRequest request) {
        if (!request.amount().currency().equals(currency())) {
            return new CheckoutResult.Refused("charges " + currency() + " only");
        }
        return switch (api.open(params.session(request), request.payment())) {
            case Reply.Done<Session>(var session) -> page(session, request);
            case Reply.Missing<Session>(var reason) -> new CheckoutResult.Refused(reason);
            case Reply.Refused<Session>(var reason) -> new CheckoutResult.Refused(reason);
            case Reply.Unclear<Session>(var reason) -> new CheckoutResult.Unknown(reason);
        };
    }

    /** A repeated request may find its payment decided: it has no page any more, and where it would have led to tells what came of it. */
    private CheckoutResult page(Session session, CheckoutRequest request) {
        var read = read(session);
        if (read.isEmpty()
                || !read.get().order().equals(Optional.of(request.payment()))
                || !read.get().amount().equals(request.amount())) {
            return new CheckoutResult.Unknown("the answer is not of this payment");
        }
        var payment = read.get();
        if (payment.state() == State.CANCELLED) {
            return new CheckoutResult.Refused("canceled: " + payment.reason());
        }
        var page = session.getUrl() == null ? Optional.<java.net.URI>empty() : Fields.page(session.getUrl());
        if (page.isEmpty() && "open".equals(session.getStatus())) {
            return new CheckoutResult.Unknown("the answer has no page");
        }
        return new CheckoutResult.Opened(payment.reference(), page.orElse(request.returnTo()));
    }

    private Optional<GatewayPayment> read(Session session) {
        return new StripePayment(session).read(settings.isTest());
    }

    @Override
    public PaymentLookup find(String reference) {
        if (StripeApi.INTENT.matcher(reference).matches()) {
            return findByIntent(reference);
        }
        if (!StripeApi.SESSION.matcher(reference).matches()) {
            return new PaymentLookup.Missing();
        }
        var money =
                SessionRetrieveParams.builder().addExpand(StripePayment.MONEY).build();
        return switch (api.session(reference, money)) {
            case Reply.Done<Session>(var session) ->
                reference.equals(session.getId())
                        ? found(session)
                        : new PaymentLookup.Unknown("the answer is not this payment");
            case Reply.Missing<Session> _ -> new PaymentLookup.Missing();
            case Reply.Refused<Session>(var reason) -> new PaymentLookup.Unknown(reason);
            case Reply.Unclear<Session>(var reason) -> new PaymentLookup.Unknown(reason);
        };
    }

    /** Money that came to the account by another way than a page of Checkout has no session, and is none of ours. */
    private PaymentLookup findByIntent(String intent) {
        var filter = SessionListParams.builder()
                .setPaymentIntent(intent)
                .setLimit(1L)
                .addExpand("data." + StripePayment.MONEY)
                .build();
        return switch (api.sessions(filter)) {
            case Reply.Done<StripeCollection<Session>>(var known)
            when known.getData().isEmpty() -> new PaymentLookup.Missing();
            case Reply.Done<StripeCollection<Session>>(var known) ->
                intent.equals(known.getData().getFirst().getPaymentIntent())
                        ? found(known.getData().getFirst())
                        : new PaymentLookup.Unknown("the answer is not this payment");
            case Reply.Missing<StripeCollection<Session>> _ -> new PaymentLookup.Missing();
            case Reply.Refused<StripeCollection<Session>>(var reason) -> new PaymentLookup.Unknown(reason);
            case Reply.Unclear<StripeCollection<Session>>(var reason) -> new PaymentLookup.Unknown(reason);
        };
    }

    private PaymentLookup found(Session session) {
        if (!new StripePayment(session).isPayment()) {
            return new PaymentLookup.Missing();
        }
        return read(session)
                .<PaymentLookup>map(PaymentLookup.Found::new)
                .orElseGet(() -> new PaymentLookup.Unknown("the answer can't be read"));
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
        var filter = StripeLists.sessions(from, to);
        if (cursor != null) {
            filter.setStartingAfter(cursor);
        }
        return switch (api.sessions(filter.build())) {
            case Reply.Done<StripeCollection<Session>>(var known) -> page(known);
            case Reply.Missing<StripeCollection<Session>>(var reason) -> new PaymentListing.Unknown(reason);
            case Reply.Refused<StripeCollection<Session>>(var reason) -> new PaymentListing.Unknown(reason);
            case Reply.Unclear<StripeCollection<Session>>(var reason) -> new PaymentListing.Unknown(reason);
        };
    }

    /** A payment that not even has a name spoils its page: a comparison that leaves one out would call it missing. */
    private PaymentListing page(StripeCollection<Session> known) {
        var sessions = known.getData();
        var payments = new ArrayList<GatewayPayment>();
        var unreadable = new ArrayList<String>();
        for (var session : sessions) {
            if (!new StripePayment(session).isPayment()) {
                continue;
            }
            var payment = read(session);
            if (payment.isPresent()) {
                payments.add(payment.get());
            } else if (session.getId() != null) {
                unreadable.add(session.getId());
            } else {
                return new PaymentListing.Unknown("the list has a payment without a name");
            }
        }
        var hasMore = Boolean.TRUE.equals(known.getHasMore()) && !sessions.isEmpty();
        return new PaymentListing.Page(
                payments, unreadable, hasMore ? sessions.getLast().getId() : null);
    }

    @Override
    public Notification read(IncomingNotification incoming) {
        return notifications.read(incoming);
    }
}
