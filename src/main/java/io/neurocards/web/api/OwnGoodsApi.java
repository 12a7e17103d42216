package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.Operator;
import io.neurocards.orders.catalogue.AddGood;
import io.neurocards.orders.catalogue.Catalogue;
import io.neurocards.orders.catalogue.ChangeGood;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.orders.catalogue.NewGood;
import io.neurocards.orders.catalogue.OwnGood;
import io.neurocards.orders.catalogue.SwitchSale;
import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.api.GoodsApi.PriceJson;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is for sale and what is off sale, for administrators. */
@RestController
@RequestMapping("/v1/admin/goods")
@Tag(name = "Administration")
class OwnGoodsApi {

    private final Catalogue catalogue;
    private final AddGood addGood;
    private final ChangeGood changeGood;
    private final SwitchSale switchSale;

    OwnGoodsApi(Catalogue catalogue, AddGood addGood, ChangeGood changeGood, SwitchSale switchSale) {
        this.catalogue = catalogue;
        this.addGood = addGood;
        this.changeGood = changeGood;
        this.switchSale = switchSale;
    }

    record PriceWish(
            @Schema(description = CustomerOrders.CURRENCY, requiredMode = RequiredMode.REQUIRED, pattern = "^[A-Z]{3}$")
            @Nullable
            String currency,

            @Schema(description = "More than 0, as fine as the currency", requiredMode = RequiredMode.REQUIRED)
            @Nullable
            BigDecimal amount) {

        /** @throws ProblemException INVALID_REQUEST with {@code field}; CURRENCY_UNKNOWN; PRICE_INVALID */
        static Money money(@Nullable PriceWish price) {
            if (price == null || price.currency() == null || price.amount() == null) {
                throw wrong("prices");
            }
            if (!Money.isCurrency(price.currency())) {
                throw new ProblemException(ProblemCode.CURRENCY_UNKNOWN);
            }
            try {
                return Money.of(price.currency(), price.amount());
            } catch (IllegalArgumentException | ArithmeticException impossible) {
                throw new ProblemException(ProblemCode.PRICE_INVALID);
            }
        }
    }

    private static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    record GoodWish(
            @Schema(requiredMode = RequiredMode.REQUIRED) @OneOf(Words.OWN_GOODS) @Nullable
            String kind,

            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = Good.Title.LONGEST)
            @JsonProperty("title_ru")
            @Nullable
            String titleRu,

            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = Good.Title.LONGEST)
            @JsonProperty("title_en")
            @Nullable
            String titleEn,

            @ArraySchema(
                    minItems = 1,
                    arraySchema =
                            @Schema(
                                    description = "What one costs, once for each currency in which it is sold",
                                    requiredMode = RequiredMode.REQUIRED))
            @Nullable
            List<@Nullable PriceWish> prices,

            @Schema(description = "Where it stands among your goods, lowest first; 0 when it is not said") @Nullable
            Integer position,

            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {

        NewGood good(String sku) {
            return new NewGood(
                    sku,
                    known(WebsiteUsersApi.required(kind, "kind")),
                    new Good.Title(
                            WebsiteUsersApi.required(titleRu, "title_ru").strip(),
                            WebsiteUsersApi.required(titleEn, "title_en").strip()),
                    Objects.requireNonNullElse(prices, List.<@Nullable PriceWish>of()).stream()
                            .map(PriceWish::money)
                            .toList(),
                    position == null ? 0 : position);
        }

        private static Good.Kind known(String word) {
            var kinds = List.of(Good.Kind.ARTICLE, Good.Kind.SERVICE);
            return kinds.stream()
                    .filter(kind -> kind.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> wrong("kind")
                            .with("allowed", kinds.stream().map(Good.Kind::word).toList()));
        }
    }

    record NewGoodWish(
            @Schema(description = "Never changes", requiredMode = RequiredMode.REQUIRED, pattern = "^" + Good.SKU + "$")
            @Nullable
            String sku,

            @Schema(requiredMode = RequiredMode.REQUIRED) @OneOf(Words.OWN_GOODS) @Nullable
            String kind,

            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = Good.Title.LONGEST)
            @JsonProperty("title_ru")
            @Nullable
            String titleRu,

            @Schema(requiredMode = RequiredMode.REQUIRED, maxLength = Good.Title.LONGEST)
            @JsonProperty("title_en")
            @Nullable
            String titleEn,

            @ArraySchema(
                    minItems = 1,
                    arraySchema =
                            @Schema(
                                    description = "What one costs, once for each currency in which it is sold",
                                    requiredMode = RequiredMode.REQUIRED))
            @Nullable
            List<@Nullable PriceWish> prices,

            @Schema(description = "Where it stands among your goods, lowest first; 0 when it is not said") @Nullable
            Integer position,

            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {

        NewGood good() {
            return new GoodWish(kind, titleRu, titleEn, prices, position, reason)
                    .good(WebsiteUsersApi.required(sku, "sku"));
        }
    }

    record SaleWish(
            @Schema(requiredMode = RequiredMode.REQUIRED) @JsonProperty("on_sale") @Nullable
            Boolean onSale,

            @Schema(description = "For the audit log", maxLength = Operator.LONGEST_REASON) @Nullable
            String reason) {}

    record OwnGoodJson(
            String sku,
            String kind,
            @JsonProperty("title_ru") String titleRu,
            @JsonProperty("title_en") String titleEn,
            long credits,
            List<PriceJson> prices,
            @JsonProperty("on_sale") boolean onSale,

            @Schema(description = "Null for a package of credits, which stands before all others") @Nullable
            Integer position) {

        static OwnGoodJson of(OwnGood own) {
            return of(own.good(), own.position());
        }

        static OwnGoodJson of(Good good, @Nullable Integer position) {
            return new OwnGoodJson(
                    good.sku(),
                    good.kind().word(),
                    good.title().ru(),
                    good.title().en(),
                    good.credits().amount(),
                    good.prices().stream()
                            .map(price -> new PriceJson(price.currency(), price.units()))
                            .toList(),
                    good.onSale(),
                    position);
        }
    }

    record OwnGoodList(List<OwnGoodJson> goods) {}

    @Operation(
            summary = "All that can be ordered, and your own goods that are off sale too",
            description = "Packages of credits come first; they are the plans, and are not changed here")
    @GetMapping
    OwnGoodList all() {
        return new OwnGoodList(
                Stream.concat(packages(), catalogue.own().stream().map(OwnGoodJson::of))
                        .toList());
    }

    private Stream<OwnGoodJson> packages() {
        return catalogue.packages().stream().map(good -> OwnGoodJson.of(good, null));
    }

    @Operation(summary = "One good, also one that is off sale")
    @GetMapping("/{sku}")
    OwnGoodJson one(@PathVariable("sku") String sku) {
        return catalogue
                .own(sku)
                .map(OwnGoodJson::of)
                .or(() -> packages().filter(good -> good.sku().equals(sku)).findFirst())
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    @Operation(summary = "Put something of your own on sale; the same again changes nothing, something else is 409")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OwnGoodJson add(@RequestBody NewGoodWish wanted, Authentication caller) {
        return OwnGoodJson.of(addGood.add(wanted.good(), said(caller, wanted.reason())));
    }

    @Operation(
            summary = "Say anew what a good is called and costs, and where it stands",
            description =
                    "What is not sent is as in a new one. What was ordered keeps its price; the SKU never changes")
    @PutMapping("/{sku}")
    OwnGoodJson change(@PathVariable("sku") String sku, @RequestBody GoodWish wanted, Authentication caller) {
        return OwnGoodJson.of(changeGood.change(wanted.good(sku), said(caller, wanted.reason())));
    }

    @Operation(summary = "Take a good off sale, or put it back; orders that were placed stay as they are")
    @PutMapping("/{sku}/sale")
    OwnGoodJson sale(@PathVariable("sku") String sku, @RequestBody SaleWish wanted, Authentication caller) {
        var onSale = wanted.onSale();
        if (onSale == null) {
            throw wrong("on_sale");
        }
        return OwnGoodJson.of(switchSale.set(sku, onSale, said(caller, wanted.reason())));
    }

    /** Returns the word of the administrator who calls. */
    static Operator.Word said(Authentication caller, @Nullable String reason) {
        return Operators.of(caller).because(Objects.requireNonNullElse(reason, ""));
    }
}
