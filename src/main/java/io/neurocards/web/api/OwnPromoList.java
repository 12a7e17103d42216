package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** Promo codes, the newest first. */
record OwnPromoList(@JsonProperty("promo_codes") List<OwnPromoJson> promoCodes) {}
