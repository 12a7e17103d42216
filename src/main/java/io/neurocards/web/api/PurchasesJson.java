package io.neurocards.web.api;

import java.util.List;

/** Purchases, the newest first. */
record PurchasesJson(List<PurchaseJson> purchases) {}
