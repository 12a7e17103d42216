package io.neurocards.web.api;

import io.neurocards.web.api.GoodsApi.PriceJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** A package of credits. */
record PlanJson(
        String plan,
        long credits,

        @Schema(description = "One for each currency in which it can be paid for here")
        List<PriceJson> prices) {}
