package io.neurocards.payments.yookassa;

import io.neurocards.payments.gateways.CheckoutRequest;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.gateways.RefundRequest;
import io.neurocards.payments.wire.Words;
import io.neurocards.shared.Money;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What YooKassa is sent. */
final class YookassaBody {

    /** The name in {@code metadata} under which our id of a payment stands. */
    static final String PAYMENT = "payment";

    /** The same of a refund. */
    static final String REFUND = "refund";

    private static final int LONGEST_TITLE = 128;

    private final YookassaSettings settings;

    YookassaBody(YookassaSettings settings) {
        this.settings = settings;
    }

    JsonNode payment(CheckoutRequest request) {
        var body = JsonMapper.shared().createObjectNode();
        body.set("amount", amount(request.amount()));
        body.put("capture", true);
        body.putObject("confirmation")
                .put("type", "redirect")
                .put("return_url", request.returnTo().toString())
                .put("locale", request.language().getLanguage().equals("ru") ? "ru_RU" : "en_US");
        body.put("description", Words.cut(request.title(), LONGEST_TITLE));
        body.putObject("metadata").put(PAYMENT, request.payment().toString());
        addReceipt(body, request.title(), request.amount(), request.contact());
        return body;
    }

    JsonNode refund(RefundRequest request) {
        var body = JsonMapper.shared().createObjectNode();
        body.put("payment_id", request.payment());
        body.set("amount", amount(request.amount()));
        body.put("description", Words.cut(request.title(), LONGEST_TITLE));
        body.putObject("metadata").put(REFUND, request.refund().toString());
        addReceipt(body, request.title(), request.amount(), request.contact());
        return body;
    }

    private static ObjectNode amount(Money money) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("value", money.units().toPlainString())
                .put("currency", money.currency());
    }

    private void addReceipt(ObjectNode body, String title, Money amount, @Nullable ReceiptContact contact) {
        if (!settings.receipts() || contact == null) {
            return;
        }
        var receipt = body.putObject("receipt");
        var customer = receipt.putObject("customer");
        switch (contact) {
            case ReceiptContact.Email email -> customer.put("email", email.address());
            case ReceiptContact.Phone phone -> customer.put("phone", phone.digits());
        }
        var item = receipt.putArray("items").addObject();
        item.put("description", Words.cut(title, LONGEST_TITLE))
                .put("quantity", "1.00")
                .put("vat_code", settings.vatCode())
                .put("payment_mode", "full_payment")
                .put("payment_subject", "service");
        item.set("amount", amount(amount));
        var taxSystem = settings.taxSystem();
        if (taxSystem != null) {
            receipt.put("tax_system_code", taxSystem.intValue());
        }
    }
}
