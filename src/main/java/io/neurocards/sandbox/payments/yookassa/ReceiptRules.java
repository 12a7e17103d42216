package io.neurocards.sandbox.payments.yookassa;

import io.neurocards.shared.Money;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What a receipt must say for the tax office. */
final class ReceiptRules {

    private static final Set<String> RECEIPT = Set.of("customer", "items", "tax_system_code", "internet", "timezone");
    private static final Set<String> CUSTOMER = Set.of("email", "phone", "full_name", "inn");
    private static final Set<String> ITEM = Set.of(
            "description",
            "quantity",
            "amount",
            "vat_code",
            "payment_mode",
            "payment_subject",
            "measure",
            "mark_code_info",
            "country_of_origin_code");
    private static final Set<String> MODES = Set.of(
            "full_prepayment", "prepayment", "advance", "full_payment", "partial_payment", "credit", "credit_payment");
    private static final Set<String> SUBJECTS = Set.of(
            "commodity",
            "excise",
            "job",
            "service",
            "gambling_bet",
            "lottery",
            "intellectual_activity",
            "payment",
            "agent_commission",
            "composite",
            "another");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern PHONE = Pattern.compile("[1-9]\\d{6,14}");
    private static final int MOST_ITEMS = 100;
    private static final int LARGEST_VAT = 12;
    private static final int LARGEST_TAX_SYSTEM = 6;

    private ReceiptRules() {}

    static void check(JsonNode receipt, Money amount) {
        YookassaFields.allow(receipt, "receipt", RECEIPT);
        customer(receipt.path("customer"));
        if (!receipt.path("tax_system_code").isMissingNode()) {
            number(receipt.path("tax_system_code"), "receipt.tax_system_code", LARGEST_TAX_SYSTEM);
        }
        var items = receipt.path("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MOST_ITEMS) {
            throw YookassaProblem.invalid("receipt.items", "There must be 1 to " + MOST_ITEMS + " items");
        }
        var sum = BigDecimal.ZERO;
        for (var index = 0; index < items.size(); index++) {
            sum = sum.add(item(items.get(index), "receipt.items[" + index + "]"));
        }
        if (sum.compareTo(amount.units()) != 0) {
            throw YookassaProblem.invalid("receipt.items", "Sum of items does not equal the amount: " + sum);
        }
    }

    private static void customer(JsonNode customer) {
        YookassaFields.allow(customer, "receipt.customer", CUSTOMER);
        var email = customer.path("email").asString("");
        var phone = customer.path("phone").asString("");
        if (email.isEmpty() && phone.isEmpty()) {
            throw YookassaProblem.invalid(
                    "receipt.customer", "Receipt is missing or illegal: email or phone is needed");
        }
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw YookassaProblem.invalid("receipt.customer.email", "No e-mail address");
        }
        if (!phone.isEmpty() && !PHONE.matcher(phone).matches()) {
            throw YookassaProblem.invalid("receipt.customer.phone", "No telephone number: digits only");
        }
    }

    private static BigDecimal item(JsonNode item, String where) {
        YookassaFields.allow(item, where, ITEM);
        var description = item.path("description").asString("");
        if (description.isEmpty() || description.length() > 128) {
            throw YookassaProblem.invalid(where + ".description", "It must be a string of 1 to 128 characters");
        }
        number(item.path("vat_code"), where + ".vat_code", LARGEST_VAT);
        YookassaFields.oneOf(item.path("payment_mode"), where + ".payment_mode", MODES, "");
        YookassaFields.oneOf(item.path("payment_subject"), where + ".payment_subject", SUBJECTS, "");
        var each = YookassaFields.amount(item.path("amount"), where + ".amount");
        return each.units().multiply(quantity(item.path("quantity"), where + ".quantity"));
    }

    private static BigDecimal quantity(JsonNode quantity, String where) {
        try {
            var number = new BigDecimal(quantity.asString(""));
            if (number.signum() > 0 && number.stripTrailingZeros().scale() <= 3) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls to the refusal below, as a quantity of nothing does.
        }
        throw YookassaProblem.invalid(where, "It must be a number above zero");
    }

    private static void number(JsonNode number, String where, int most) {
        if (!number.isIntegralNumber() || number.intValue() < 1 || number.intValue() > most) {
            throw YookassaProblem.invalid(where, "It must be a number from 1 to " + most);
        }
    }
}
