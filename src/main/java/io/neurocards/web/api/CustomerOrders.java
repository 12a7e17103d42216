package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.accounts.callers.Service;
import io.neurocards.orders.NewOrder;
import io.neurocards.orders.Order;
import io.neurocards.orders.OrderHistory;
import io.neurocards.orders.OrderSource;
import io.neurocards.orders.PlaceOrKeep;
import io.neurocards.orders.PlaceOrder;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.partners.keys.ApiPartner;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.Answer;
import io.neurocards.web.KeptReads;
import io.neurocards.web.access.Reach;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Ordering and the list of what was ordered, the same on every platform; who it is about has been found out before. */
@Component
record CustomerOrders(
        PlaceOrKeep placeOrKeep, PlaceOrder placeOrder, OrderHistory history, KeptReads reads, IdempotencyKey keys) {

    /** What callers read of an order that can't be decided at once. */
    static final String KEPT = "While no database can be reached the order is kept under the id that it will have: 202"
            + " {operation_id, status: pending, status_url}. Its prices are those of when it is decided";

    static final String CURRENCY = "By ISO 4217, or XTR for Telegram Stars";

    record NewOrderJson(
            @ArraySchema(
                    minItems = 1,
                    maxItems = NewOrder.MOST_LINES,
                    arraySchema = @Schema(requiredMode = RequiredMode.REQUIRED))
            @Nullable
            List<@Nullable ItemJson> items,

            @Schema(description = "What the customer was told is left to pay; compared with the catalogue's prices")
            @JsonProperty("total_amount")
            @Nullable
            BigDecimal totalAmount,

            @Schema(description = CURRENCY + "; the studio's own when it is not said", pattern = "^[A-Z]{3}$") @Nullable
            String currency,

            @Schema(description = "How the customer means to pay, in own words", maxLength = NewOrder.LONGEST_METHOD)
            @JsonProperty("payment_method")
            @Nullable
            String paymentMethod,

            @Schema(maxLength = NewOrder.LONGEST_ADDRESS) @JsonProperty("delivery_address") @Nullable
            String deliveryAddress,

            @Schema(description = "How many of the customer's points are to pay for a part of it", minimum = "0")
            @Nullable
            Long points,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        NewOrder wanted() {
            var wanted = Objects.requireNonNullElse(items, List.<@Nullable ItemJson>of()).stream()
                    .map(ItemJson::wanted)
                    .toList();
            return new NewOrder(wanted, totalAmount, currency, paymentMethod, deliveryAddress, points);
        }

        /** Returns the same order, with {@code more} among what was sent beside it and means nothing. */
        NewOrderJson beside(@Nullable Map<String, @Nullable Object> more) {
            if (more == null || more.isEmpty()) {
                return this;
            }
            var all = new HashMap<String, @Nullable Object>(Objects.requireNonNullElse(others, Map.of()));
            all.putAll(more);
            return new NewOrderJson(items, totalAmount, currency, paymentMethod, deliveryAddress, points, all);
        }

        /** Returns what was sent and means nothing, in an item as {@code items[0].price}; null when all of it means something. */
        @Nullable
        List<String> ignored() {
            var sent = new HashMap<String, @Nullable Object>(Objects.requireNonNullElse(others, Map.of()));
            for (var line = 0; items != null && line < items.size(); line++) {
                var item = items.get(line);
                var prefix = "items[" + line + "].";
                if (item != null && item.others() != null) {
                    item.others().forEach((name, value) -> sent.put(prefix + name, value));
                }
            }
            return Ignored.names(sent);
        }

        @Override
        public String toString() {
            return "NewOrderJson[***]";
        }
    }

    record ItemJson(
            @Schema(requiredMode = RequiredMode.REQUIRED, pattern = "^" + Good.SKU + "$") @Nullable
            String sku,

            @Schema(requiredMode = RequiredMode.REQUIRED, minimum = "1", maximum = "" + NewOrder.MOST_OF_ONE) @Nullable
            Integer quantity,

            @Schema(hidden = true) @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

        static NewOrder.Item wanted(@Nullable ItemJson item) {
            if (item == null || item.sku() == null || item.quantity() == null) {
                throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "items");
            }
            return new NewOrder.Item(item.sku(), item.quantity());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderJson(
            @JsonProperty("order_id") UUID orderId,
            String status,
            String platform,

            @Schema(
                    description =
                            "Which program placed it: site, bot, app, service, partner; not there when it is not known")
            @Nullable
            String source,

            List<LineJson> items,

            @Schema(description = "What is to be paid in money") @JsonProperty("total_amount")
            BigDecimal totalAmount,

            String currency,

            @Schema(description = "Points that paid for a part of it; not there when none did") @Nullable
            Long points,

            @Schema(description = "What they took off the sum of the items") @Nullable
            BigDecimal discount,

            long credits,
            @JsonProperty("payment_method") @Nullable String paymentMethod,
            @JsonProperty("delivery_address") @Nullable String deliveryAddress,
            @JsonProperty("created_at") Instant createdAt,

            @Schema(description = "When it is cancelled if nobody has paid it; not there when it came with its payment")
            @JsonProperty("pay_until")
            @Nullable
            Instant payUntil,

            @JsonProperty("paid_at") @Nullable Instant paidAt,
            @JsonProperty("fulfilled_at") @Nullable Instant fulfilledAt,
            @JsonProperty("cancelled_at") @Nullable Instant cancelledAt,
            @JsonProperty("refunded_at") @Nullable Instant refundedAt,

            @Schema(description = "How much of the money went back so far; not there when none did")
            @JsonProperty("refunded_amount")
            @Nullable
            BigDecimal refundedAmount,

            @Schema(description = "Fields that were sent and mean nothing here") @Nullable
            List<String> ignored)
            implements PlacedAnswer {

        static OrderJson of(Order order, Locale locale, @Nullable List<String> ignored) {
            var times = order.times();
            var source = order.source();
            var discount = order.discount();
            var refund = order.refund();
            return new OrderJson(
                    order.id(),
                    order.status().word(),
                    order.platform().word(),
                    source == null ? null : source.kind().word(),
                    order.lines().stream()
                            .map(line -> LineJson.of(line, locale))
                            .toList(),
                    order.total().units(),
                    order.total().currency(),
                    discount == null ? null : discount.points().amount(),
                    discount == null ? null : discount.off().units(),
                    order.credits().amount(),
                    order.paymentMethod(),
                    order.deliveryAddress(),
                    times.createdAt(),
                    times.payUntil(),
                    times.paidAt(),
                    times.fulfilledAt(),
                    times.cancelledAt(),
                    times.refundedAt(),
                    refund == null ? null : new Money(order.total().currency(), refund.back()).units(),
                    ignored);
        }
    }

    record LineJson(String sku, String name, int quantity, BigDecimal price, BigDecimal amount) {

        static LineJson of(Order.Line line, Locale locale) {
            return new LineJson(
                    line.sku(),
                    line.title().in(locale),
                    line.quantity(),
                    line.price().units(),
                    line.amount().units());
        }
    }

    record OrdersJson(List<OrderJson> orders) {}

    /**
     * For whom, where, by which program, and by whom an order is placed.
     *
     * @param by tells callers apart, whose keys for repeating mean nothing to one another
     */
    record Placing(PersonId person, Platform platform, OrderSource source, String by) {

        static Placing by(Authentication caller, PersonId person, Platform platform) {
            return new Placing(person, platform, source(caller), Reach.name(caller));
        }

        private static OrderSource source(Authentication caller) {
            return switch (caller.getPrincipal()) {
                case Service service -> OrderSource.service(service.id());
                case ApiPartner partner -> OrderSource.partner(partner.key().id());
                case null, default ->
                    Reach.device(caller)
                            .map(device -> OrderSource.app(device.device()))
                            .orElse(OrderSource.SITE);
            };
        }
    }

    /** Places the order, or keeps it while no database can be asked, under the id that it will have. */
    ResponseEntity<PlacedAnswer> place(Placing placing, NewOrderJson wanted, @Nullable String key, Locale locale)
            throws IOException {
        var operation = operation(placing, key);
        return switch (placeOrKeep.place(
                operation, placing.person(), placing.platform(), placing.source(), wanted.wanted())) {
            case Answer.Decided<Order>(var order) ->
                ResponseEntity.status(HttpStatus.CREATED).body(OrderJson.of(order, locale, wanted.ignored()));
            case Answer.Pending<Order>(var id) -> ResponseEntity.accepted().body(PendingJson.of(id, wanted.ignored()));
            case Answer.Known<Order>(var id, var status) ->
                ResponseEntity.ok(PendingJson.of(id, status, wanted.ignored()));
        };
    }

    /** Places the order now or not at all. */
    OrderJson placeNow(Placing placing, NewOrderJson wanted, @Nullable String key, Locale locale) {
        var order = placeOrder.place(
                operation(placing, key), placing.person(), placing.platform(), placing.source(), wanted.wanted());
        return OrderJson.of(order, locale, wanted.ignored());
    }

    private OperationId operation(Placing placing, @Nullable String key) {
        return keys.of(placing.person(), "orders.place by " + placing.by(), key);
    }

    OrdersJson latest(PersonId person, @Nullable UUID before, @Nullable Integer limit, Locale locale) {
        var most = limit == null ? OrderHistory.USUAL : limit;
        var orders = reads.read(
                person,
                () -> history.latest(person, before, most),
                kept -> kept.orders().latest(before, most));
        return new OrdersJson(
                orders.stream().map(order -> OrderJson.of(order, locale, null)).toList());
    }

    /** @throws ProblemException NOT_FOUND, also for somebody else's; while no database can be asked, what is not kept is unknown */
    OrderJson find(PersonId person, UUID id, Locale locale) {
        var found = reads.read(
                person,
                () -> history.find(person, id),
                kept -> kept.orders().find(id).stream().map(Optional::of).findFirst());
        return found.map(order -> OrderJson.of(order, locale, null))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }
}
