package io.neurocards.sandbox.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.sandbox.payments.GatewayCalls.Answer;
import io.neurocards.sandbox.payments.world.Fates;
import io.neurocards.sandbox.payments.world.SimulatedPayment.Phase;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.telegram.world.Json;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of trouble with a gateway, as its victim sees it, and storms of them. */
class PaymentFaultsTest {

    private static SandboxPayments sandbox;
    private static GatewayCalls yookassa;
    private static GatewayCalls stripe;
    private static GatewayCalls scripts;

    @BeforeAll
    static void start() {
        sandbox = SandboxPayments.start();
        yookassa = GatewayCalls.yookassa(sandbox);
        stripe = GatewayCalls.stripe(sandbox);
        scripts = GatewayCalls.scripts(sandbox);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void calm() {
        sandbox.calm();
    }

    private static Answer create(String key) throws IOException, InterruptedException {
        return yookassa.post("payments", key, YookassaRulesTest.payment());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "SERVER_ERROR,500,internal_server_error",
        "TOO_MANY_REQUESTS,429,too_many_requests",
        "KEY_REFUSED,401,invalid_credentials",
        "MAINTENANCE,503,service_unavailable"
    })
    void a_refusal_comes_as_often_as_ordered_and_nothing_is_done(Kind kind, int status, String code) throws Exception {
        var before = sandbox.payments().size();
        sandbox.order(Fault.of(kind).times(2).at("yookassa", "create"));
        var key = UUID.randomUUID().toString();

        assertThat(create(key).status()).isEqualTo(status);
        assertThat(create(key).text("/code")).isEqualTo(code);
        assertThat(sandbox.payments()).hasSize(before);
        assertThat(create(key).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TOO_MANY_REQUESTS,429,invalid_request_error",
        "KEY_REFUSED,401,invalid_request_error",
        "CONTENT_REFUSED,402,card_error",
        "MAINTENANCE,503,api_error"
    })
    void stripe_refuses_in_words_of_its_own_and_the_same_key_works_afterwards(Kind kind, int status, String type)
            throws Exception {
        sandbox.order(Fault.of(kind).at("stripe", "create"));
        var key = UUID.randomUUID().toString();

        var refused = stripe.form("checkout/sessions", key, StripeRulesTest.session());
        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.text("/error/type")).isEqualTo(type);
        assertThat(stripe.form("checkout/sessions", key, StripeRulesTest.session())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_answer_may_get_lost_and_the_key_brings_it_back() throws Exception {
        var key = UUID.randomUUID().toString();
        sandbox.order(Fault.of(Kind.LOST_ANSWER).at("yookassa", "create"));
        var before = sandbox.payments().size();

        assertThatThrownBy(() -> create(key)).isInstanceOf(IOException.class);
        assertThat(sandbox.payments()).hasSize(before + 1);
        assertThat(create(key).text("/id"))
                .isEqualTo(sandbox.payments().getFirst().id());
        assertThat(sandbox.payments()).hasSize(before + 1);
    }

    @Test
    void a_refund_whose_answer_got_lost_is_not_made_twice() throws Exception {
        var id = create(UUID.randomUUID().toString()).text("/id");
        sandbox.choose("yookassa", id, Wish.of(Choice.PAY));
        sandbox.order(Fault.of(Kind.LOST_ANSWER).at("yookassa", "refund"));
        var body = Json.object().put("payment_id", id);
        body.putObject("amount").put("value", "40.00").put("currency", "RUB");

        assertThatThrownBy(() -> yookassa.post("refunds", "r-" + id, body)).isInstanceOf(IOException.class);
        assertThat(yookassa.post("refunds", "r-" + id, body).text("/status")).isEqualTo("succeeded");
        assertThat(sandbox.payment("yookassa", id).refunded()).isEqualTo(4_000);
    }

    @Test
    void answers_may_be_garbage_empty_or_slow() throws Exception {
        sandbox.order(Fault.of(Kind.HTML_ANSWER).at("yookassa", "look"));
        sandbox.order(Fault.of(Kind.EMPTY_ANSWER).at("yookassa", "list"));
        sandbox.order(Fault.of(Kind.SLOW_ANSWER).at("yookassa", "create").lasting(Duration.ofMillis(300)));

        var before = System.nanoTime();
        var id = create(UUID.randomUUID().toString()).text("/id");
        assertThat(System.nanoTime() - before)
                .isGreaterThan(Duration.ofMillis(290).toNanos());
        assertThat(yookassa.get("payments/" + id).http().body()).startsWith("<!doctype html>");
        assertThat(yookassa.get("payments").http().body()).isEmpty();
        assertThat(yookassa.get("payments/" + id).status()).isEqualTo(200);
    }

    @Test
    void a_failure_of_stripes_own_stays_with_its_key() throws Exception {
        sandbox.order(Fault.of(Kind.SERVER_ERROR).at("stripe", "create"));
        var key = UUID.randomUUID().toString();

        assertThat(stripe.form("checkout/sessions", key, StripeRulesTest.session())
                        .status())
                .isEqualTo(500);
        var again = stripe.form("checkout/sessions", key, StripeRulesTest.session());
        assertThat(again.status()).isEqualTo(500);
        assertThat(again.http().headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(stripe.form("checkout/sessions", "other-" + key, StripeRulesTest.session())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_gateway_may_be_down_until_it_is_calm_and_the_other_one_is_not() throws Exception {
        sandbox.order(Fault.of(Kind.LOST_REQUEST).times(1_000_000).at("yookassa", "*"));

        assertThatThrownBy(() -> yookassa.get("payments")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> create("down")).isInstanceOf(IOException.class);
        assertThat(stripe.get("checkout/sessions").status()).isEqualTo(200);
        sandbox.calm();
        assertThat(yookassa.get("payments").status()).isEqualTo(200);
    }

    @Test
    void scripts_order_trouble_choose_and_tell_facts() throws Exception {
        var id = create(UUID.randomUUID().toString()).text("/id");
        var wish = Json.object().put("gateway", "yookassa").put("id", id).put("choice", "pay");
        assertThat(scripts.post("choose", "", wish).text("/browser")).isEqualTo("http://localhost/back");
        assertThat(scripts.post("choose", "", wish).status()).isEqualTo(400);
        assertThat(scripts.get("payments").text("/payments/0/phase")).isEqualTo("paid");
        scripts.post(
                "refund",
                "",
                Json.object().put("gateway", "yookassa").put("id", id).put("minor", 100));
        assertThat(sandbox.payment("yookassa", id).refunded()).isEqualTo(100);

        var fault = Json.object().put("kind", "server_error").put("vendor", "yookassa");
        assertThat(scripts.post("faults", "", fault).text("/ordered/0/kind")).isEqualTo("server_error");
        assertThat(create(UUID.randomUUID().toString()).status()).isEqualTo(500);
        assertThat(scripts.post("faults", "", Json.object().put("kind", "clip_black"))
                        .status())
                .isEqualTo(400);
        var storm = GatewayCalls.at(sandbox, "/sandbox/payments/")
                .post("storm", "", Json.object().put("seed", 42));
        assertThat(storm.json().path("fates").longValue()).isEqualTo(42);
    }

    @Test
    void the_same_seed_brings_the_same_customers() {
        var fates = new Fates();
        var reasons = List.of("one", "two", "three");
        var first = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> fates.fate(42, "yookassa", number, reasons))
                .toList();
        var again = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> fates.fate(42, "yookassa", number, reasons))
                .toList();
        var others = IntStream.rangeClosed(1, 200)
                .mapToObj(number -> fates.fate(43, "yookassa", number, reasons))
                .toList();

        assertThat(again).isEqualTo(first);
        assertThat(others).isNotEqualTo(first);
        assertThat(first.stream().map(fate -> fate.wish().choice())).contains(Choice.values());
        assertThat(first.stream().map(fate -> fate.wish().telling())).contains(Wish.Telling.values());
    }

    @Test
    void a_storm_needs_no_browser_and_can_be_repeated() throws Exception {
        var first = phases(7);
        var again = phases(7);

        assertThat(again).isEqualTo(first);
        assertThat(first).contains(Phase.PAID, Phase.CANCELLED, Phase.OPEN);
    }

    @Test
    void a_storm_on_the_wire_can_be_repeated_too() throws Exception {
        var first = statuses(11);

        assertThat(statuses(11)).isEqualTo(first);
        assertThat(statuses(12)).isNotEqualTo(first);
        assertThat(first).contains(200).hasSizeGreaterThan(30).anyMatch(status -> status != 200);
    }

    /** Opens payments one after another in a storm, and returns the statuses, 0 where there was none. */
    private static List<Integer> statuses(long seed) throws InterruptedException {
        sandbox.storm(seed, 0.4, 0);
        var statuses = new ArrayList<Integer>();
        for (var index = 0; index < 40; index++) {
            try {
                statuses.add(create(UUID.randomUUID().toString()).status());
            } catch (IOException e) {
                statuses.add(0);
            }
        }
        return statuses;
    }

    /** Opens payments one after another in a storm without faults, and waits until customers have done what they do. */
    private static List<Phase> phases(long seed) throws Exception {
        sandbox.storm(seed, 0, 0);
        var ids = new ArrayList<String>();
        for (var index = 0; index < 40; index++) {
            ids.add(create(UUID.randomUUID().toString()).text("/id"));
        }
        var fates = new Fates();
        var reasons = sandbox.tills().of("yookassa").reasons();
        var expected = new ArrayList<Phase>();
        for (var number = 1; number <= ids.size(); number++) {
            expected.add(
                    switch (fates.fate(seed, "yookassa", number, reasons).wish().choice()) {
                        case PAY, PAY_LATER -> Phase.PAID;
                        case DECLINE, FAIL_LATER -> Phase.CANCELLED;
                        case HANG, LEAVE -> Phase.OPEN;
                    });
        }
        var end = Instant.now().plusSeconds(30);
        var now = phases(ids);
        while (!now.equals(expected) && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
            now = phases(ids);
        }
        assertThat(now).isEqualTo(expected);
        return now;
    }

    private static List<Phase> phases(List<String> ids) {
        return ids.stream().map(id -> sandbox.payment("yookassa", id).phase()).toList();
    }
}
