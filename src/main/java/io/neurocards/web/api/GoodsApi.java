package io.neurocards.web.api;

import io.neurocards.orders.catalogue.Catalogue;
import io.neurocards.orders.catalogue.Good;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/goods")
@Tag(name = "Catalogue")
@SecurityRequirements
class GoodsApi {

    private final Catalogue catalogue;

    GoodsApi(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    record GoodsJson(List<GoodJson> goods) {}

    record GoodJson(String sku, String kind, String name, long credits, List<PriceJson> prices) {

        static GoodJson of(Good good, Locale locale) {
            return new GoodJson(
                    good.sku(),
                    good.kind().word(),
                    good.title().in(locale),
                    good.credits().amount(),
                    good.prices().stream()
                            .map(price -> new PriceJson(price.currency(), price.units()))
                            .toList());
        }
    }

    record PriceJson(String currency, BigDecimal amount) {}

    @Operation(summary = "What can be ordered, and what one of it costs")
    @GetMapping
    GoodsJson all(Locale locale) {
        return new GoodsJson(catalogue.forSale().stream()
                .map(good -> GoodJson.of(good, locale))
                .toList());
    }
}
