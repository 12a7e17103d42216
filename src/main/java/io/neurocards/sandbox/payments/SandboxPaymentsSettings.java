package io.neurocards.sandbox.payments;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who the simulated gateways know, and whom they tell. Without a secret nobody gets in; without an address nobody is told.
 *
 * @param notifyUrlYookassa where YooKassa's notifications go
 * @param notifyUrlStripe where Stripe's events go
 * @param notifyAfter how soon after something happened
 * @param notifyAgain between the first two tries, doubled after each
 * @param notifyFor after which nobody tries any more
 * @param kept how many payments of each gateway are remembered
 */
@ConfigurationProperties("neurocards.sandbox.payments")
record SandboxPaymentsSettings(
        @DefaultValue("") String notifyUrlYookassa,
        @DefaultValue("") String notifyUrlStripe,
        @DefaultValue("500ms") Duration notifyAfter,
        @DefaultValue("10s") Duration notifyAgain,
        @DefaultValue("24h") Duration notifyFor,
        @DefaultValue("20000") int kept,
        @DefaultValue Yookassa yookassa,
        @DefaultValue Stripe stripe) {

    /**
     * YooKassa's side.
     *
     * @param confirmWithin how long customers have to pay
     * @param receipts whether a receipt must come with each payment
     */
    record Yookassa(
            @DefaultValue("") String shopId,
            @DefaultValue("") String apiKey,
            @DefaultValue("1h") Duration confirmWithin,
            @DefaultValue("false") boolean receipts) {

        @Override
        public String toString() {
            return "Yookassa[apiKey=***]";
        }
    }

    /**
     * Stripe's side.
     *
     * @param webhookSecret what events are signed with
     */
    record Stripe(
            @DefaultValue("") String apiKey,
            @DefaultValue("") String webhookSecret) {

        @Override
        public String toString() {
            return "Stripe[apiKey=***]";
        }
    }
}
