package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** A promo code with what it was used for. */
record OwnPromoUses(@JsonProperty("promo_code") OwnPromoJson promoCode, List<PromoUseJson> uses) {}
