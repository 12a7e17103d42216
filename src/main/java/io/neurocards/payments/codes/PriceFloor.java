package io.neurocards.payments.codes;

import java.util.Map;

/** The least that a purchase costs, below which gateways take no payment. */
final class PriceFloor {

    /** Minor units; one Star for Stars. */
    private static final Map<String, Long> LEAST = Map.of("RUB", 100L, "USD", 50L, "EUR", 50L, "XTR", 1L);

    private static final long ELSEWHERE = 100;

    private PriceFloor() {}

    static long of(String currency) {
        return LEAST.getOrDefault(currency, ELSEWHERE);
    }
}
