package io.neurocards.web.api;

import io.neurocards.shared.Money;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.api.GoodsApi.PriceJson;
import io.neurocards.web.api.OwnGoodsApi.PriceWish;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the calls for codes and gifts have in common. */
final class CodeFields {

    private CodeFields() {}

    static ProblemException wrong(String field) {
        return new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
    }

    static @Nullable Instant moment(@Nullable String text, String field) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw wrong(field);
        }
    }

    static Map<String, Long> minor(@Nullable List<@Nullable PriceWish> prices) {
        var minor = new HashMap<String, Long>();
        for (var price : Objects.requireNonNullElse(prices, List.<@Nullable PriceWish>of())) {
            var money = PriceWish.money(price);
            if (minor.put(money.currency(), money.minor()) != null) {
                throw wrong("prices").with("currency", money.currency());
            }
        }
        return minor;
    }

    static List<PriceJson> prices(Map<String, Long> minor) {
        return minor.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new Money(entry.getKey(), entry.getValue()))
                .map(money -> new PriceJson(money.currency(), money.units()))
                .toList();
    }
}
