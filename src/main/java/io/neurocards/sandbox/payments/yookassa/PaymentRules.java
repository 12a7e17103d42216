package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.shared.Money;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a payment and a refund must say before anything is done. */
final class PaymentRules {

    private static final Set<String> PAYMENT = Set.of(
            "amount",
            "capture",
            "confirmation",
            "description",
            "metadata",
            "receipt",
            "recipient",
            "payment_method_data",
            "payment_method_id",
            "save_payment_method",
            "client_ip",
            "merchant_customer_id",
            "airline",
            "transfers",
            "deal");
    private static final Set<String> REFUND = Set.of("payment_id", "amount", "description", "receipt", "metadata");
    private static final Set<String> METHODS =
            Set.of("bank_card", "sbp", "yoo_money", "sberbank", "tinkoff_bank", "sber_loan", "mobile_balance", "cash");
    private static final Set<String> CONFIRMATION = Set.of("type", "return_url", "locale", "enforce");
    private static final long LEAST = 100;
    private static final long MOST = 35_000_000;
    private static final int LONGEST_DESCRIPTION = 128;
    private static final int LONGEST_REFUND_DESCRIPTION = 250;
    private static final int LONGEST_CUSTOMER = 200;

    /** A payment to make. */
    record Wanted(Money amount, boolean capture, String returnUrl, String description) {}

    private final boolean receipts;

    /** Takes whether the shop must send receipts. */
    PaymentRules(boolean receipts) {
        this.receipts = receipts;
    }

    Wanted payment(ObjectNode request) {
        YookassaFields.allow(request, "", PAYMENT);
        var amount = YookassaFields.amount(request.path("amount"), "amount");
        if (amount.minor() < LEAST || amount.minor() > MOST) {
            throw YookassaProblem.invalid("amount.value", "Amount must be from 1.00 to 350000.00");
        }
        var confirmation = request.path("confirmation");
        if (confirmation.isMissingNode()) {
            throw YookassaProblem.invalid("confirmation", "Confirmation is missing");
        }
        YookassaFields.allow(confirmation, "confirmation", CONFIRMATION);
        if (YookassaFields.oneOf(confirmation.path("type"), "confirmation.type", Set.of("redirect"), "")
                .isEmpty()) {
            throw YookassaProblem.invalid("confirmation.type", "Type is missing; this shop knows redirect");
        }
        YookassaFields.oneOf(confirmation.path("locale"), "confirmation.locale", Set.of("ru_RU", "en_US"), "ru_RU");
        var returnUrl = YookassaFields.address(confirmation.path("return_url"), "confirmation.return_url");
        var description = YookassaFields.text(request, "description", LONGEST_DESCRIPTION);
        YookassaFields.text(request, "merchant_customer_id", LONGEST_CUSTOMER);
        YookassaFields.metadata(request.path("metadata"));
        YookassaFields.flag(request, "save_payment_method");
        YookassaFields.oneOf(
                request.path("payment_method_data").path("type"), "payment_method_data.type", METHODS, "bank_card");
        receipt(request.path("receipt"), amount);
        return new Wanted(amount, YookassaFields.flag(request, "capture"), returnUrl, description);
    }

    /** Returns how much is to go back. */
    Money refund(ObjectNode request) {
        YookassaFields.allow(request, "", REFUND);
        if (request.path("payment_id").asString("").isEmpty()) {
            throw YookassaProblem.invalid("payment_id", "Payment id is missing");
        }
        var amount = YookassaFields.amount(request.path("amount"), "amount");
        if (amount.minor() < LEAST) {
            throw YookassaProblem.invalid("amount.value", "At least 1.00 can be refunded");
        }
        YookassaFields.text(request, "description", LONGEST_REFUND_DESCRIPTION);
        YookassaFields.metadata(request.path("metadata"));
        receipt(request.path("receipt"), amount);
        return amount;
    }

    private void receipt(JsonNode receipt, Money amount) {
        if (!receipt.isMissingNode()) {
            ReceiptRules.check(receipt, amount);
        } else if (receipts) {
            throw YookassaProblem.invalid("receipt", "Receipt is missing or illegal");
        }
    }
}
