package io.neurocards.sandbox.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.payments.GatewayCalls.Answer;
import io.neurocards.sandbox.payments.world.RefundPlans.Course;
import io.neurocards.sandbox.payments.world.RefundPlans.Plan;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.payments.world.Wish.Twist;
import io.neurocards.sandbox.telegram.world.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** YooKassa as a program sees it: what it takes, what it refuses, and what it remembers. */
class YookassaRulesTest {

    private static final String RECEIPT = """
            {"customer": {"email": "ann@example.org"}, "items": [{"description": "10 clips", "quantity": "2",
             "amount": {"value": "50.00", "currency": "RUB"}, "vat_code": 1, "payment_mode": "full_payment",
             "payment_subject": "service"}]}
            """;

    private static SandboxPayments sandbox;
    private static GatewayCalls shop;

    @BeforeAll
    static void start() {
        sandbox = SandboxPayments.start();
        shop = GatewayCalls.yookassa(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    static ObjectNode payment() {
        return (ObjectNode) Json.read("""
                {"amount": {"value": "100.00", "currency": "RUB"}, "capture": true, "description": "10 clips",
                 "confirmation": {"type": "redirect", "return_url": "http://localhost/back"},
                 "metadata": {"payment": "0198c0de-0000-7000-8000-000000000001"}}
                """);
    }

    private static Answer create(ObjectNode body) throws IOException, InterruptedException {
        return shop.post("payments", UUID.randomUUID().toString(), body);
    }

    private static String paid() throws IOException, InterruptedException {
        var id = create(payment()).text("/id");
        sandbox.choose("yookassa", id, Wish.of(Choice.PAY));
        return id;
    }

    private static Answer refund(String payment, String value, String key) throws IOException, InterruptedException {
        var body = Json.object().put("payment_id", payment);
        body.putObject("metadata").put("refund", key);
        body.putObject("amount").put("value", value).put("currency", "RUB");
        return shop.post("refunds", key, body);
    }

    @Test
    void a_payment_is_opened_looked_up_and_paid() throws Exception {
        var opened = create(payment());
        var id = opened.text("/id");

        assertThat(opened.status()).isEqualTo(200);
        assertThat(id).hasSize(36);
        assertThat(opened.text("/status")).isEqualTo("pending");
        assertThat(opened.json().path("paid").booleanValue()).isFalse();
        assertThat(opened.json().path("test").booleanValue()).isTrue();
        assertThat(opened.text("/confirmation/confirmation_url"))
                .isEqualTo(sandbox.address("/sandbox/yookassa/pay/" + id).toString());
        assertThat(opened.text("/metadata/payment")).endsWith("0001");

        assertThat(sandbox.choose("yookassa", id, Wish.of(Choice.PAY))).contains("http://localhost/back");

        var paid = shop.get("payments/" + id);
        assertThat(paid.text("/status")).isEqualTo("succeeded");
        assertThat(paid.text("/income_amount/value")).isEqualTo("96.50");
        assertThat(paid.text("/refunded_amount/value")).isEqualTo("0.00");
        assertThat(paid.text("/payment_method/card/last4")).isEqualTo("4477");
        assertThat(paid.json().has("confirmation")).isFalse();
        assertThat(shop.get("payments/" + UUID.randomUUID()).text("/code")).isEqualTo("not_found");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /amount/value        | "100"             | amount.value
            /amount/value        | 100.00            | amount.value
            /amount/value        | "100,00"          | amount.value
            /amount/value        | "0.50"            | amount.value
            /amount/value        | "350000.01"       | amount.value
            /amount/currency     | "USD"             | amount.currency
            /capture             | "true"            | capture
            /confirmation/type   | "embedded"        | confirmation.type
            /confirmation/return_url | ""            | confirmation.return_url
            /confirmation/return_url | "javascript://a/%0aalert(1)" | confirmation.return_url
            /confirmation/return_url | "/back"        | confirmation.return_url
            /confirmation/locale | "fr_FR"           | confirmation.locale
            /confirmation/retrn  | "x"               | confirmation.retrn
            /metadata/payment    | 7                 | metadata.payment
            /metadat             | {}                | metadat
            /payment_method_data | {"type": "gold"}  | payment_method_data.type
            /receipt             | {}                | receipt.customer
            """)
    void what_is_wrong_is_refused_by_name(String where, String value, String parameter) throws Exception {
        var body = payment();
        var cut = where.lastIndexOf('/');
        ((ObjectNode) body.at(where.substring(0, cut))).set(where.substring(cut + 1), Json.read(value));

        var answer = create(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/type")).isEqualTo("error");
        assertThat(answer.text("/code")).isEqualTo("invalid_request");
        assertThat(answer.text("/parameter")).isEqualTo(parameter);
    }

    @Test
    void what_is_missing_or_too_long_is_refused() throws Exception {
        for (var name : new String[] {"amount", "confirmation"}) {
            var body = payment();
            body.remove(name);
            assertThat(create(body).text("/parameter")).isEqualTo(name);
        }
        assertThat(create(payment().put("description", "x".repeat(129))).text("/parameter"))
                .isEqualTo("description");
        assertThat(create(payment().put("description", "x".repeat(128))).status())
                .isEqualTo(200);
        var many = payment();
        for (var index = 0; index < 17; index++) {
            many.withObject("/metadata").put("key" + index, "x");
        }
        assertThat(create(many).text("/parameter")).isEqualTo("metadata");
        var longKey = payment();
        longKey.withObject("/metadata").put("k".repeat(33), "x");
        assertThat(create(longKey).status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /items/0/amount/value | "49.99"     | receipt.items
            /items/0/vat_code     | 13          | receipt.items[0].vat_code
            /items/0/vat_code     | "1"         | receipt.items[0].vat_code
            /items/0/description  | ""          | receipt.items[0].description
            /items/0/quantity     | "0"         | receipt.items[0].quantity
            /items/0/payment_mode | "soon"      | receipt.items[0].payment_mode
            /items                | []          | receipt.items
            /customer/email       | "ann"       | receipt.customer.email
            /customer/phone       | "+79000000" | receipt.customer.phone
            /tax_system_code      | 7           | receipt.tax_system_code
            """)
    void a_receipt_has_to_be_right(String where, String value, String parameter) throws Exception {
        var receipt = (ObjectNode) Json.read(RECEIPT);
        var right = payment();
        right.set("receipt", receipt.deepCopy());
        assertThat(create(right).text("/receipt_registration")).isEqualTo("pending");

        var cut = where.lastIndexOf('/');
        ((ObjectNode) receipt.at(where.substring(0, cut))).set(where.substring(cut + 1), Json.read(value));
        var wrong = payment();
        wrong.set("receipt", receipt);

        assertThat(create(wrong).text("/parameter")).isEqualTo(parameter);
    }

    @Test
    void nobody_gets_in_without_the_shops_number_and_secret() throws Exception {
        assertThat(GatewayCalls.yookassa(sandbox, "100500:wrong")
                        .get("payments")
                        .status())
                .isEqualTo(401);
        assertThat(GatewayCalls.yookassa(sandbox, "1:" + SandboxPayments.SHOP_KEY)
                        .get("payments")
                        .text("/code"))
                .isEqualTo("invalid_credentials");
        assertThat(shop.showing("Bearer " + SandboxPayments.SHOP_KEY).get("me").status())
                .isEqualTo(401);
        assertThat(shop.showing("").get("me").status()).isEqualTo(401);
        assertThat(shop.get("me").text("/account_id")).isEqualTo(SandboxPayments.SHOP_ID);
    }

    @Test
    void a_key_gives_the_same_answer_for_the_same_body_and_none_for_another() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = shop.post("payments", key, payment());
        var before = sandbox.payments().size();
        sandbox.choose("yookassa", first.text("/id"), Wish.of(Choice.PAY));

        var same = shop.post("payments", key, payment());
        var other = shop.post("payments", key, payment().put("description", "other"));

        assertThat(same.json()).isEqualTo(first.json());
        assertThat(sandbox.payments()).hasSize(before);
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.text("/description")).isEqualTo("Idempotence key duplicated");
        assertThat(other.text("/parameter")).isEqualTo("Idempotence-Key");
        assertThat(shop.post("payments", "", payment()).text("/parameter")).isEqualTo("Idempotence-Key");
        assertThat(shop.post("payments", "k".repeat(65), payment()).status()).isEqualTo(400);
        assertThat(shop.post("payments", "k".repeat(64), payment()).status()).isEqualTo(200);
        assertThat(shop.post("payments", "text", "text/plain", "{}").status()).isEqualTo(415);
    }

    @Test
    void what_was_refused_is_not_remembered_under_its_key() throws Exception {
        var key = UUID.randomUUID().toString();
        var wrong = payment();
        wrong.remove("amount");

        assertThat(shop.post("payments", key, wrong).status()).isEqualTo(400);
        assertThat(shop.post("payments", key, payment()).status()).isEqualTo(200);
    }

    @Test
    void without_capture_the_money_is_held_until_the_shop_takes_it_or_lets_go() throws Exception {
        var taken = create(payment().put("capture", false)).text("/id");
        var left = create(payment().put("capture", false)).text("/id");
        assertThat(shop.post("payments/" + taken + "/capture", "early-" + taken, Json.object())
                        .status())
                .isEqualTo(400);
        sandbox.choose("yookassa", taken, Wish.of(Choice.PAY));
        sandbox.choose("yookassa", left, Wish.of(Choice.PAY));

        var held = shop.get("payments/" + taken);
        assertThat(held.text("/status")).isEqualTo("waiting_for_capture");
        assertThat(held.text("/expires_at")).isNotEmpty();

        assertThat(shop.post("payments/" + taken + "/capture", "c-" + taken, Json.object())
                        .text("/status"))
                .isEqualTo("succeeded");
        var cancelled = shop.post("payments/" + left + "/cancel", "c-" + left, Json.object());
        assertThat(cancelled.text("/status")).isEqualTo("canceled");
        assertThat(cancelled.text("/cancellation_details/party")).isEqualTo("merchant");
    }

    @Test
    void money_goes_back_in_parts_and_never_more_than_came() throws Exception {
        var id = paid();

        var part = refund(id, "30.00", "part-" + id);
        assertThat(part.text("/status")).isEqualTo("succeeded");
        assertThat(part.text("/metadata/refund")).isEqualTo("part-" + id);
        assertThat(refund(id, "30.00", "part-" + id).text("/id")).isEqualTo(part.text("/id"));
        assertThat(refund(id, "70.01", "more-" + id).text("/parameter")).isEqualTo("amount.value");
        assertThat(refund(id, "70.00", "rest-" + id).status()).isEqualTo(200);
        assertThat(refund(id, "1.00", "again-" + id).status()).isEqualTo(400);

        var payment = shop.get("payments/" + id);
        assertThat(payment.text("/refunded_amount/value")).isEqualTo("100.00");
        assertThat(payment.json().path("refundable").booleanValue()).isFalse();
        assertThat(shop.get("refunds/" + part.text("/id")).text("/payment_id")).isEqualTo(id);
        assertThat(shop.get("refunds?payment_id=" + id).json().path("items")).hasSize(2);
        var open = create(payment()).text("/id");
        assertThat(refund(open, "10.00", "open-" + open).text("/parameter")).isEqualTo("payment_id");
    }

    @Test
    void a_refund_may_wait_and_then_fail() throws Exception {
        var id = paid();
        sandbox.plan(new Plan("yookassa", Course.FAIL_LATER, Duration.ofMillis(200)));

        var refund = refund(id, "100.00", "later-" + id);
        assertThat(refund.text("/status")).isEqualTo("pending");
        assertThat(refund(id, "1.00", "meanwhile-" + id).status()).isEqualTo(400);

        var path = "refunds/" + refund.text("/id");
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (shop.get(path).text("/status").equals("pending") && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(shop.get(path).text("/status")).isEqualTo("canceled");
        assertThat(shop.get("payments/" + id).text("/refunded_amount/value")).isEqualTo("0.00");
    }

    @Test
    void a_list_has_pages_and_filters() throws Exception {
        var from = create(payment()).text("/created_at");
        create(payment());
        var last = create(payment());
        var to = last.text("/created_at");

        var query = "payments?created_at.gte=" + from + "&created_at.lte=" + to + "&limit=1";
        var page = shop.get(query);
        var ids = new java.util.ArrayList<String>();
        while (true) {
            page.json().path("items").forEach(item -> ids.add(item.path("id").asString("")));
            if (!page.json().has("next_cursor")) {
                break;
            }
            page = shop.get(query + "&cursor=" + page.text("/next_cursor"));
        }

        assertThat(ids).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates().startsWith(last.text("/id"));
        assertThat(shop.get("payments?created_at.lt=2020-01-01T00:00:00.000Z")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(shop.get("payments?limit=101").text("/parameter")).isEqualTo("limit");
        assertThat(shop.get("payments?cursor=x").text("/parameter")).isEqualTo("cursor");
        assertThat(shop.get("payments?created_at.gte=yesterday").status()).isEqualTo(400);
    }

    @Test
    void an_answer_may_be_of_another_amount_currency_or_order() throws Exception {
        for (var twist : Twist.values()) {
            var id = create(payment()).text("/id");
            sandbox.choose("yookassa", id, Wish.of(Choice.PAY).twisted(twist));
            var told = shop.get("payments/" + id);

            assertThat(told.text("/amount/value").equals("100.00")).isEqualTo(twist != Twist.AMOUNT);
            assertThat(told.text("/amount/currency").equals("RUB")).isEqualTo(twist != Twist.CURRENCY);
            assertThat(told.text("/metadata/payment").endsWith("0001")).isEqualTo(twist != Twist.ORDER);
            assertThat(shop.get("payments/" + id).json()).isEqualTo(told.json());
        }
    }

    @Test
    void a_declined_payment_says_why_and_is_over() throws Exception {
        var id = create(payment()).text("/id");
        sandbox.choose("yookassa", id, Wish.of(Choice.DECLINE).because("3d_secure_failed"));

        var told = shop.get("payments/" + id);

        assertThat(told.text("/status")).isEqualTo("canceled");
        assertThat(told.text("/cancellation_details/reason")).isEqualTo("3d_secure_failed");
        assertThat(told.text("/cancellation_details/party")).isEqualTo("payment_network");
    }
}
