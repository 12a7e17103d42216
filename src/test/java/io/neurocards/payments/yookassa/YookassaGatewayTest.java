package io.neurocards.payments.yookassa;

import static io.neurocards.payments.yookassa.TestYookassa.ID;
import static io.neurocards.payments.yookassa.TestYookassa.ORDER;
import static io.neurocards.payments.yookassa.TestYookassa.SECRET;
import static io.neurocards.payments.yookassa.TestYookassa.error;
import static io.neurocards.payments.yookassa.TestYookassa.page;
import static io.neurocards.payments.yookassa.TestYookassa.payment;
import static io.neurocards.payments.yookassa.TestYookassa.request;
import static io.neurocards.payments.yookassa.TestYookassa.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.payments.gateways.CheckoutResult;
import io.neurocards.payments.gateways.GatewayPayment;
import io.neurocards.payments.gateways.GatewayPayment.State;
import io.neurocards.payments.gateways.PaymentListing;
import io.neurocards.payments.gateways.PaymentLookup;
import io.neurocards.payments.gateways.ReceiptContact;
import io.neurocards.payments.wire.GatewayServer;
import io.neurocards.payments.wire.GatewayServer.Call;
import io.neurocards.shared.Money;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YookassaGatewayTest {

    private static final String CREATE = "POST /v3/payments";
    private static final String LOOK = "GET /v3/payments/" + ID;
    private static final String LIST = "GET /v3/payments";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GatewayServer server = GatewayServer.start();
    private final YookassaGateway gateway = TestYookassa.at(server.address(), SECRET, PATIENCE);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_page_is_asked_for_as_the_contract_says() {
        server.answer(CREATE, 200, payment("pending", page("https://yoomoney.test/checkout?orderId=1")));

        assertThat(gateway.open(request(null)))
                .isEqualTo(new CheckoutResult.Opened(ID, URI.create("https://yoomoney.test/checkout?orderId=1")));

        var call = server.calls(CREATE).getFirst();
        assertThat(call.headers())
                .containsEntry("idempotence-key", ORDER.toString())
                .containsEntry(
                        "authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("100500:" + SECRET).getBytes(StandardCharsets.UTF_8)));
        assertThat(call.headers().get("content-type")).startsWith("application/json");
        assertThat(call.json().toString())
                .isEqualTo("{\"amount\":{\"value\":\"690.00\",\"currency\":\"RUB\"},\"capture\":true,"
                        + "\"confirmation\":{\"type\":\"redirect\",\"return_url\":\"https://studio.test/cabinet/payments/1?x=y\","
                        + "\"locale\":\"ru_RU\"},\"description\":\"10 кредитов\",\"metadata\":{\"payment\":\"" + ORDER
                        + "\"}}");
    }

    @Test
    void another_language_and_a_long_title_fit() {
        server.answer(CREATE, 200, payment("pending", page("https://y.test/1")));
        var plain = request(null);

        gateway.open(new io.neurocards.payments.gateways.CheckoutRequest(
                ORDER,
                plain.amount(),
                "😀".repeat(100),
                plain.returnTo(),
                Locale.GERMAN,
                plain.expiresAt(),
                new ReceiptContact.Email("ann@shop.test")));

        var json = server.calls(CREATE).getFirst().json();
        assertThat(json.path("confirmation").path("locale").asString()).isEqualTo("en_US");
        assertThat(json.path("description").asString()).isEqualTo("😀".repeat(64));
        assertThat(json.has("receipt")).as("receipts are off").isFalse();
    }

    @Test
    void the_version_may_stand_in_the_address_or_not() {
        server.answer("POST /sandbox/yookassa/v3/payments", 200, payment("pending", page("https://y.test/1")));

        for (var path : new String[] {"/sandbox/yookassa", "/sandbox/yookassa/", "/sandbox/yookassa/v3/"}) {
            assertThat(TestYookassa.at(URI.create(server.address() + path), SECRET, PATIENCE)
                            .open(request(null)))
                    .isInstanceOf(CheckoutResult.Opened.class);
        }
    }

    @Test
    void a_receipt_goes_to_the_customers_own_address_or_number() {
        server.answer(CREATE, 200, payment("pending", page("https://y.test/1")));
        var shop = TestYookassa.gateway(settings(server.address(), SECRET, true, 2), PATIENCE);

        assertThat(shop.needsContact()).isTrue();
        shop.open(request(new ReceiptContact.Email("ann@shop.test")));
        shop.open(request(new ReceiptContact.Phone("79161234567")));

        var receipt = server.calls(CREATE).getFirst().json().path("receipt");
        assertThat(receipt.toString())
                .isEqualTo("{\"customer\":{\"email\":\"ann@shop.test\"},\"items\":[{\"description\":\"10 кредитов\","
                        + "\"quantity\":\"1.00\",\"vat_code\":4,\"payment_mode\":\"full_payment\","
                        + "\"payment_subject\":\"service\",\"amount\":{\"value\":\"690.00\",\"currency\":\"RUB\"}}],"
                        + "\"tax_system_code\":2}");
        assertThat(server.calls(CREATE)
                        .getLast()
                        .json()
                        .path("receipt")
                        .path("customer")
                        .toString())
                .isEqualTo("{\"phone\":\"79161234567\"}");
    }

    @Test
    void with_receipts_and_nobody_to_send_one_to_nothing_is_asked() {
        var shop = TestYookassa.gateway(settings(server.address(), SECRET, true, null), PATIENCE);

        assertThat(shop.open(request(null))).isInstanceOf(CheckoutResult.Refused.class);
        assertThat(server.calls()).isEmpty();
        assertThat(gateway.needsContact()).isFalse();
    }

    @Test
    void another_currency_is_refused_unasked() {
        var plain = request(null);

        assertThat(gateway.open(new io.neurocards.payments.gateways.CheckoutRequest(
                        ORDER, new Money("USD", 100), "x", plain.returnTo(), Locale.ENGLISH, plain.expiresAt(), null)))
                .isInstanceOf(CheckoutResult.Refused.class);
        assertThat(server.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_request",
        "401,invalid_credentials",
        "403,forbidden",
        "404,not_found",
        "415,unsupported_media_type"
    })
    void a_no_is_a_no_with_its_words_and_without_secrets(int status, String code) {
        server.answer(CREATE, status, error(code, "Idempotence key duplicated by " + SECRET + " of ann@shop.test"));

        assertThat(gateway.open(request(null)))
                .isEqualTo(new CheckoutResult.Refused(code + ": Idempotence key duplicated by … of … (amount)"));
    }

    @ParameterizedTest
    @CsvSource({
        "202,processing",
        "402,odd",
        "408,timeout",
        "409,conflict",
        "429,too_many_requests",
        "500,internal_server_error",
        "502,bad_gateway",
        "503,unavailable"
    })
    void trouble_leaves_it_open_whether_there_is_a_page(int status, String code) {
        server.answer(CREATE, status, error(code, "wait"));
        assertThat(gateway.open(request(null))).isInstanceOf(CheckoutResult.Unknown.class);

        server.answer(CREATE, status, "<html>trouble</html>");
        assertThat(gateway.open(request(null))).isEqualTo(new CheckoutResult.Unknown("HTTP " + status));
        assertThat(server.calls(CREATE)).as("each went out once").hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 415})
    void a_no_that_is_not_in_yookassas_words_may_be_somebody_elses(int status) {
        server.answer(CREATE, status, "<html>blocked by the firewall</html>");

        assertThat(gateway.open(request(null))).isInstanceOf(CheckoutResult.Unknown.class);
    }

    @Test
    void silence_and_halves_are_unknown() {
        server.cut(CREATE, payment("pending", page("https://y.test/1")));
        assertThat(gateway.open(request(null))).isInstanceOf(CheckoutResult.Unknown.class);

        server.hang(CREATE);
        assertThat(TestYookassa.at(server.address(), SECRET, Duration.ofMillis(500))
                        .open(request(null)))
                .isInstanceOf(CheckoutResult.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "",
                "/relative",
                "file:///etc/passwd",
                "https://",
                "data:text/html,x",
                "http://a b/"
            })
    void a_page_that_no_browser_should_be_sent_to_is_none(String address) {
        server.answer(CREATE, 200, payment("pending", page(address)));

        assertThat(gateway.open(request(null))).isInstanceOf(CheckoutResult.Unknown.class);
    }

    @Test
    void an_answer_about_another_order_or_amount_opens_nothing() {
        var good = payment("pending", page("https://y.test/1"));
        for (var wrong : new String[] {
            good.replace(ORDER.toString(), ORDER.toString().replace('1', '2')),
            good.replace("690.00", "69.00"),
            good.replace("RUB", "USD"),
            good.replace(ID, "../payments?x=1"),
            good.replace("pending", "weird"),
            "{}"
        }) {
            server.answer(CREATE, 200, wrong);
            assertThat(gateway.open(request(null))).as(wrong).isInstanceOf(CheckoutResult.Unknown.class);
        }
    }

    @Test
    void a_repeated_wish_for_a_decided_payment_leads_back_or_is_refused() {
        server.answer(CREATE, 200, payment("succeeded", ""));
        assertThat(gateway.open(request(null)))
                .isEqualTo(new CheckoutResult.Opened(ID, request(null).returnTo()));

        server.answer(
                CREATE,
                200,
                payment(
                        "canceled",
                        "\"cancellation_details\":{\"party\":\"yoo_money\",\"reason\":\"expired_on_confirmation\"},"));
        assertThat(gateway.open(request(null)))
                .isEqualTo(new CheckoutResult.Refused("canceled: expired_on_confirmation"));
    }

    @Test
    void a_paid_payment_is_read_with_its_fee_and_what_has_gone_back() {
        server.answer(
                LOOK,
                200,
                payment(
                        "succeeded",
                        "\"income_amount\":{\"value\":\"665.85\",\"currency\":\"RUB\"},"
                                + "\"refunded_amount\":{\"value\":\"100.00\",\"currency\":\"RUB\"},"));

        assertThat(gateway.find(ID))
                .isEqualTo(new PaymentLookup.Found(new GatewayPayment(
                        ID,
                        Optional.of(ORDER),
                        State.PAID,
                        new Money("RUB", 69_000),
                        new Money("RUB", 10_000),
                        Optional.of(new Money("RUB", 2_415)),
                        false,
                        null,
                        Instant.parse("2026-11-20T10:00:00Z"))));
        assertThat(server.calls(LOOK).getFirst().headers()).doesNotContainKey("idempotence-key");
    }

    @ParameterizedTest
    @CsvSource({"pending,WAITING", "waiting_for_capture,WAITING", "succeeded,PAID", "canceled,CANCELLED"})
    void each_status_has_its_meaning(String status, State state) {
        server.answer(LOOK, 200, payment(status, ""));

        assertThat(found().state()).isEqualTo(state);
    }

    @Test
    void a_cancelled_payment_says_why_in_a_word() {
        server.answer(LOOK, 200, payment("canceled", "\"cancellation_details\":{\"reason\":\"insufficient_funds\"},"));
        assertThat(found().reason()).isEqualTo("insufficient_funds");

        server.answer(LOOK, 200, payment("canceled", "\"cancellation_details\":{\"reason\":\"<b>x</b>\\n\"},"));
        assertThat(found().reason()).isNull();
    }

    @Test
    void test_money_is_told_by_the_payment_or_by_the_key() {
        server.answer(LOOK, 200, payment("succeeded", "").replace("\"test\":false", "\"test\":true"));
        assertThat(found().isTest()).isTrue();

        server.answer(LOOK, 200, payment("succeeded", ""));
        assertThat(found().isTest()).isFalse();
        var shop = TestYookassa.at(server.address(), "test_0f1e2d3c", PATIENCE);
        assertThat(((PaymentLookup.Found) shop.find(ID)).payment().isTest()).isTrue();
    }

    @Test
    void a_payment_that_somebody_else_made_in_the_shop_has_no_order_of_ours() {
        for (var other : new String[] {"1-1-1-1-1", "42", "", "{01989e2c-7f00-7000-8000-000000000001}"}) {
            server.answer(LOOK, 200, payment("succeeded", "").replace(ORDER.toString(), other));
            assertThat(found().order()).isEmpty();
        }
    }

    @Test
    void hostile_fields_are_no_payment() {
        var good = payment("succeeded", "");
        for (var wrong : new String[] {
            good.replace("\"690.00\"", "\"1e999999999\""),
            good.replace("\"690.00\"", "\"-690.00\""),
            good.replace("\"690.00\"", "\"690.001\""),
            good.replace("\"690.00\"", "690.00"),
            good.replace("\"690.00\"", "\"٦٩٠\""),
            good.replace("\"690.00\"", "\"9999999999999999999999\""),
            good.replace("\"690.00\"", "{}"),
            good.replace("RUB", "RUR RUB"),
            good.replace("2026-11-20T10:00:00.000Z", "yesterday"),
            good.replace(ID, ID.replace('2', '3')),
            good.replace("\"succeeded\"", "[\"succeeded\"]"),
            payment("succeeded", "\"refunded_amount\":{\"value\":\"1.00\",\"currency\":\"USD\"},")
        }) {
            server.answer(LOOK, 200, wrong);
            assertThat(gateway.find(ID)).as(wrong).isInstanceOf(PaymentLookup.Unknown.class);
        }
    }

    @Test
    void an_income_that_makes_no_sense_is_no_fee() {
        for (var income : new String[] {"{\"value\":\"700.00\",\"currency\":\"RUB\"}", "{\"value\":\"1\"}", "7"}) {
            server.answer(LOOK, 200, payment("succeeded", "\"income_amount\":" + income + ","));
            assertThat(found().fee()).isEmpty();
        }
    }

    @Test
    void only_yookassas_own_404_says_that_there_is_none() {
        server.answer(LOOK, 404, error("not_found", "Payment doesn't exist"));
        assertThat(gateway.find(ID)).isInstanceOf(PaymentLookup.Missing.class);

        server.answer(LOOK, 404, "<html>nothing here</html>");
        assertThat(gateway.find(ID)).isInstanceOf(PaymentLookup.Unknown.class);
        server.answer(LOOK, 401, error("invalid_credentials", "no"));
        assertThat(gateway.find(ID)).isInstanceOf(PaymentLookup.Unknown.class);
        server.answer(LOOK, 500, error("internal_server_error", "no"));
        assertThat(gateway.find(ID)).isInstanceOf(PaymentLookup.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../refunds", "a/b", "a?b", "a#b", "a%2Fb", "ä", "a b", "a\n", "pi_1"})
    void strange_characters_never_become_a_part_of_an_address(String reference) {
        assertThat(gateway.find(reference)).isInstanceOf(PaymentLookup.Missing.class);
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void payments_of_a_time_come_by_pages() {
        server.answer(
                LIST,
                200,
                "{\"type\":\"list\",\"items\":[" + payment("succeeded", "")
                        + "],\"next_cursor\":\"37a5c87d-3984&x=1\"}");
        var from = Instant.parse("2026-11-20T00:00:00Z");
        var to = Instant.parse("2026-11-21T00:00:00Z");

        var first = (PaymentListing.Page) gateway.list(from, to, null);
        assertThat(first.payments()).extracting(GatewayPayment::reference).containsExactly(ID);
        assertThat(first.next()).isEqualTo("37a5c87d-3984&x=1");
        server.answer(LIST, 200, "{\"type\":\"list\",\"items\":[]}");
        assertThat(((PaymentListing.Page) gateway.list(from, to, first.next())).next())
                .isNull();

        assertThat(Call.fields(server.calls(LIST).getFirst().query()))
                .containsOnly(
                        java.util.Map.entry("created_at.gte", "2026-11-20T00:00:00Z"),
                        java.util.Map.entry("created_at.lt", "2026-11-21T00:00:00Z"),
                        java.util.Map.entry("limit", "100"));
        assertThat(Call.fields(server.calls(LIST).getLast().query())).containsEntry("cursor", "37a5c87d-3984&x=1");
    }

    @Test
    void a_payment_that_can_not_be_read_does_not_hide_the_others() {
        var strange = "22e12f66-000f-5000-8000-18db351245ff";
        server.answer(
                LIST,
                200,
                "{\"type\":\"list\",\"items\":[{\"id\":\"" + strange + "\",\"status\":\"melted\"},"
                        + payment("succeeded", "") + "]}");

        var page = (PaymentListing.Page) gateway.list(Instant.EPOCH, Instant.EPOCH, null);

        assertThat(page.payments()).extracting(GatewayPayment::reference).containsExactly(ID);
        assertThat(page.unreadable()).containsExactly(strange);
    }

    @Test
    void a_list_that_can_not_be_read_whole_is_unknown() {
        for (var body : new String[] {"{}", "{\"items\":{}}", "{\"items\":[{}]}", "[]"}) {
            server.answer(LIST, 200, body);
            assertThat(gateway.list(Instant.EPOCH, Instant.EPOCH, null)).isInstanceOf(PaymentListing.Unknown.class);
        }
        server.answer(LIST, 403, error("forbidden", "no"));
        assertThat(gateway.list(Instant.EPOCH, Instant.EPOCH, null)).isInstanceOf(PaymentListing.Unknown.class);
    }

    @Test
    void settings_hide_the_key_and_want_both_halves() {
        assertThat(settings(server.address(), SECRET, false, null).toString()).doesNotContain(SECRET);
        assertThatThrownBy(() ->
                        new YookassaSettings("100500", " ", server.address(), false, 1, null, java.util.List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shop-id and api-key must be set together");
    }

    private GatewayPayment found() {
        return ((PaymentLookup.Found) gateway.find(ID)).payment();
    }
}
