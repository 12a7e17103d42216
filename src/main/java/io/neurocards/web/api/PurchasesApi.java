package io.neurocards.web.api;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.devices.DeviceCaller;
import io.neurocards.payments.Payment;
import io.neurocards.payments.PaymentStatus;
import io.neurocards.payments.Payments;
import io.neurocards.payments.checkout.GatewayPages;
import io.neurocards.payments.checkout.PurchaseWish;
import io.neurocards.payments.checkout.StartPurchase;
import io.neurocards.payments.gateways.PaymentGateway;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.GoodsApi.PriceJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers buy credits with an app or another program of theirs, and pay on the gateway's page. */
@RestController
@RequestMapping("/v1")
@Tag(name = "Purchases")
class PurchasesApi {

    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final PurchaseOffers offers;
    private final StartPurchase start;
    private final Payments payments;
    private final GatewayPages pages;
    private final ReturnAddress returns;
    private final IdempotencyKey keys;

    PurchasesApi(
            PurchaseOffers offers,
            StartPurchase start,
            Payments payments,
            GatewayPages pages,
            ReturnAddress returns,
            IdempotencyKey keys) {
        this.offers = offers;
        this.start = start;
        this.payments = payments;
        this.pages = pages;
        this.returns = returns;
        this.keys = keys;
    }

    @Operation(summary = "Packages of credits, and what each costs by the ways of paying that there are")
    @GetMapping("/plans")
    PlansJson plans() {
        var currencies = offers.gateways().all().stream()
                .map(PaymentGateway::currency)
                .distinct()
                .toList();
        return new PlansJson(offers.plans().forSale().stream()
                .map(plan -> new PlanJson(
                        plan.id(),
                        plan.credits().amount(),
                        currencies.stream()
                                .flatMap(currency -> offers.plans().price(plan, currency).stream())
                                .map(PurchasesApi::price)
                                .toList()))
                .toList());
    }

    @Operation(summary = "How a package can be paid for here; none where no gateway is set up")
    @GetMapping("/payment-methods")
    PaymentMethodsJson methods() {
        return new PaymentMethodsJson(offers.gateways().all().stream()
                .map(gateway -> new PaymentMethodJson(gateway.name(), gateway.currency(), gateway.needsContact()))
                .toList());
    }

    @Operation(
            summary = "Begin to buy a package; it is paid on the page that is answered",
            description =
                    "Nothing is charged by this call. Ask GET /v1/purchases/{purchase_id} what became of it: the credits come"
                            + " by themselves, also when nobody comes back from the page.")
    @PostMapping("/purchases")
    @ResponseStatus(HttpStatus.CREATED)
    PurchaseJson buy(
            @RequestBody PurchaseWishJson wanted,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @Parameter(hidden = true) Authentication how,
            @Parameter(hidden = true) HttpServletRequest request,
            Locale locale) {
        var operation = keys.of(caller.personId(), "payments.purchase", key);
        var gateway = WebsiteUsersApi.required(wanted.gateway(), "gateway");
        var wish = new PurchaseWish(
                caller.personId(),
                WebsiteUsersApi.required(wanted.plan(), "plan"),
                gateway,
                Reach.platform(how),
                offers.contacts().of(gateway, wanted.contact()),
                returns.of(wanted.returnUrl(), operation.value(), request),
                locale);
        var device = Reach.device(how).map(DeviceCaller::device).orElse(null);
        var started = start.start(operation, wish, device);
        return find(started.payment(), caller);
    }

    @Operation(summary = "What became of a purchase")
    @GetMapping("/purchases/{purchase_id}")
    PurchaseJson find(
            @PathVariable("purchase_id") UUID id, @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return payments.find(id)
                .filter(payment -> caller.personId().equals(payment.personId()))
                .map(this::json)
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    @Operation(summary = "The newest purchases first, by whichever way of paying, also those that were never paid")
    @GetMapping("/purchases")
    PurchasesJson latest(
            @RequestParam(name = "limit", required = false) @Nullable Integer limit,
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller) {
        return new PurchasesJson(latest(caller.personId(), limit == null ? USUAL : Math.clamp(limit, 1, MOST)));
    }

    private List<PurchaseJson> latest(PersonId person, int limit) {
        return payments.latest(person, limit).stream().map(this::json).toList();
    }

    private PurchaseJson json(Payment payment) {
        var page = payment.status() == PaymentStatus.PENDING ? pages.of(payment.id()) : java.util.Optional.<URI>empty();
        return new PurchaseJson(
                payment.id(),
                payment.status().name().toLowerCase(Locale.ROOT),
                payment.plan(),
                payment.credits(),
                price(new Money(payment.currency(), payment.amount())),
                payment.gateway(),
                page.map(URI::toString).orElse(null),
                payment.createdAt(),
                payment.expiresAt(),
                payment.completedAt());
    }

    private static PriceJson price(Money price) {
        return new PriceJson(price.currency(), price.units());
    }
}
