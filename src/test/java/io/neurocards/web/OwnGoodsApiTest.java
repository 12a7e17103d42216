package io.neurocards.web;

import static io.neurocards.web.OperatorOfStudio.line;
import static io.neurocards.web.OperatorOfStudio.mug;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator sells, and what it earns its customers, over real HTTP against the whole application. */
@Thorough
class OwnGoodsApiTest {

    private static final String GOODS = "/v1/admin/goods";
    private static final String RULES = "/v1/admin/loyalty-rules";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static OperatorOfStudio operator;
    private static ApiClient admin;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN,
                "--neurocards.web.account-requests-per-minute=10000");
        operator = OperatorOfStudio.of(studio);
        admin = operator.administrator();
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void a_good_is_added_once_changed_taken_off_sale_and_put_back_and_each_of_it_is_audited() throws Exception {
        var sku = "mug-" + UUID.randomUUID();
        var one = GOODS + "/" + sku;

        var added = admin.post(GOODS, mug(sku, "990.00"));
        var again = admin.post(GOODS, mug(sku, "990"));
        var other = admin.post(GOODS, mug(sku, "991"));
        var changed = admin.put(one, mug(sku, "500.5"));
        var same = admin.put(one, mug(sku, "500.50"));
        var off = admin.put(one + "/sale", "{\"on_sale\":false,\"reason\":\"sold out\"}");
        admin.put(one + "/sale", "{\"on_sale\":false}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body().path("on_sale").asBoolean()).isTrue();
        assertThat(added.body().path("position").asInt()).isEqualTo(3);
        assertThat(again.body()).isEqualTo(added.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("sku_taken");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().at("/prices/0/amount").decimalValue()).isEqualByComparingTo("500.5");
        assertThat(same.body()).isEqualTo(changed.body());
        assertThat(off.body().path("on_sale").asBoolean(true)).isFalse();
        assertThat(admin.get(one).body()).isEqualTo(off.body());
        assertThat(skus(admin.get(GOODS))).contains("credits-5", sku);
        assertThat(skus(admin.get("/v1/goods"))).contains("credits-5").doesNotContain(sku);
        assertThat(operator.customer().order(line(sku)).code()).isEqualTo("sku_unknown");

        admin.put(one + "/sale", "{\"on_sale\":true}");

        assertThat(skus(admin.get("/v1/goods"))).contains(sku);
        assertThat(operator.audited("good:" + sku))
                .containsExactly(
                        "admin-token good.add spring",
                        "admin-token good.change spring",
                        "admin-token good.withdraw sold out",
                        "admin-token good.sell ");
    }

    @Test
    void what_was_ordered_keeps_its_price_and_what_is_ordered_next_has_the_new_one() throws Exception {
        var sku = operator.sellMug();
        var customer = operator.customer();
        var before = customer.ordered(line(sku));

        admin.put(GOODS + "/" + sku, mug(sku, "500"));

        var after = customer.ordered(line(sku));
        assertThat(operator.order(before).body().path("total_amount").decimalValue())
                .isEqualByComparingTo("990");
        assertThat(operator.order(after).body().path("total_amount").decimalValue())
                .isEqualByComparingTo("500");
    }

    @Test
    void packages_of_credits_are_shown_and_are_not_changed_here() throws Exception {
        var shown = admin.get(GOODS + "/credits-5");

        assertThat(shown.text("kind")).isEqualTo("credits");
        assertThat(shown.body().path("credits").asInt()).isEqualTo(5);
        assertThat(shown.body().path("position").isNull()).isTrue();
        assertThat(admin.post(GOODS, mug("credits-5", "1")).code()).isEqualTo("sku_taken");
        assertThat(admin.put(GOODS + "/credits-5", mug("credits-5", "1")).status())
                .isEqualTo(404);
        assertThat(admin.put(GOODS + "/credits-5/sale", "{\"on_sale\":false}").status())
                .isEqualTo(404);
        assertThat(admin.get(GOODS + "/nothing").status()).isEqualTo(404);
        assertThat(admin.get(GOODS + "/No%20SKU").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                     | 400 | invalid_request",
                "{\"sku\":null}                                         | 400 | invalid_request",
                "{\"sku\":\"Mug\"}                                      | 422 | sku_invalid",
                "{\"sku\":\"кружка\"}                                   | 422 | sku_invalid",
                "{\"kind\":\"credits\"}                                 | 400 | invalid_request",
                "{\"kind\":\"ARTICLE\"}                                 | 400 | invalid_request",
                "{\"title_ru\":\" \"}                                   | 400 | invalid_request",
                "{\"title_en\":\"a\\u0000b\"}                           | 400 | invalid_request",
                "{\"title_en\":\"\\ud800\"}                             | 400 | invalid_request",
                "{\"title_en\":\"LONG\"}                                | 422 | text_too_long",
                "{\"reason\":\"LONG LONG LONG\"}                        | 422 | text_too_long",
                "{\"reason\":\"\\u0000\"}                               | 400 | invalid_request",
                "{\"position\":1.5}                                     | 400 | invalid_request",
                "{\"position\":99999999999}                             | 400 | invalid_request",
                "{\"prices\":null}                                      | 422 | price_invalid",
                "{\"prices\":[]}                                        | 422 | price_invalid",
                "{\"prices\":[null]}                                    | 400 | invalid_request",
                "{\"prices\":[{\"amount\":1}]}                          | 400 | invalid_request",
                "{\"prices\":[{\"currency\":\"RUB\"}]}                  | 400 | invalid_request",
                "{\"prices\":[{\"currency\":\"RUB\",\"amount\":0}]}     | 422 | price_invalid",
                "{\"prices\":[{\"currency\":\"RUB\",\"amount\":-1}]}    | 422 | price_invalid",
                "{\"prices\":[{\"currency\":\"RUB\",\"amount\":0.001}]} | 422 | price_invalid",
                "{\"prices\":[{\"currency\":\"XTR\",\"amount\":1.5}]}   | 422 | price_invalid",
                "{\"prices\":[{\"currency\":\"RUB\",\"amount\":1e999}]} | 422 | price_invalid",
                "{\"prices\":[{\"currency\":\"RUB\",\"amount\":NaN}]}   | 400 | invalid_request",
                "{\"prices\":[{\"currency\":\"ZZZ\",\"amount\":1}]}     | 422 | currency_unknown",
                "{\"prices\":[{\"currency\":\"RUB\",\"amount\":1},{\"currency\":\"RUB\",\"amount\":2}]} | 422 | price_invalid"
            })
    void what_cannot_be_sold_is_refused_and_nothing_is_written(String change, int status, String code)
            throws Exception {
        var before = admin.get(GOODS).body();

        var answer = admin.post(GOODS, change.equals("{}") ? "{}" : with(mug("refused", "1"), change));

        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(admin.get(GOODS).body()).isEqualTo(before);
    }

    /** The last of two fields of one name counts. */
    private static String with(String json, String change) {
        var long250 = "x".repeat(250);
        return json.strip().replaceAll("}$", "")
                + ","
                + change.strip().replace("LONG", long250).substring(1);
    }

    @Test
    void a_rule_counts_until_it_is_ended_and_both_are_audited_once() throws Exception {
        var sku = operator.sellMug();
        var customer = operator.customer();
        var wanted =
                "{\"name\":\"Spring\",\"percent\":2.5,\"sku\":\"%s\",\"platform\":\"website\",\"priority\":10,\"reason\":\"r\"}"
                        .formatted(sku);

        operator.pay(customer.ordered(line(sku)));
        var usual = customer.points();
        var rule = admin.post(RULES, wanted, "Idempotency-Key", sku);
        var again = admin.post(RULES, wanted, "Idempotency-Key", sku);
        var other = admin.post(RULES, wanted.replace("2.5", "3"), "Idempotency-Key", sku);
        operator.pay(customer.ordered(line(sku)));
        var more = customer.points();
        var end = RULES + "/" + rule.text("id") + "/end";
        var ended = admin.post(end, "{\"reason\":\"over\"}");
        var endedAgain = admin.post(end, "");
        operator.pay(customer.ordered(line(sku)));

        assertThat(rule.status()).isEqualTo(201);
        assertThat(rule.body().path("percent").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(rule.body().path("ended_at").isNull()).isTrue();
        assertThat(again.body()).isEqualTo(rule.body());
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(usual).isEqualTo(9);
        assertThat(more).isEqualTo(9 + 24);
        assertThat(customer.points()).isEqualTo(9 + 24 + 9);
        assertThat(ended.text("ended_at")).isNotEmpty();
        assertThat(endedAgain.body()).isEqualTo(ended.body());
        assertThat(admin.get(RULES + "/" + rule.text("id")).body()).isEqualTo(ended.body());
        assertThat(operator.audited("loyalty-rule:" + rule.text("id")))
                .containsExactly("admin-token loyalty.add-rule r", "admin-token loyalty.end-rule over");
        assertThat(admin.post(RULES + "/" + UUID.randomUUID() + "/end", "{}").status())
                .isEqualTo(404);
        assertThat(admin.get(RULES + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void rules_are_listed_newest_first_and_page_by_page() throws Exception {
        var made = List.of(rule("A").text("id"), rule("B").text("id"), rule("C").text("id"));

        var first = admin.get(RULES + "?limit=2").body().path("rules");
        var next = admin.get(RULES + "?limit=1&before=" + first.at("/1/id").asString())
                .body()
                .path("rules");

        assertThat(first.at("/0/id").asString()).isEqualTo(made.get(2));
        assertThat(first.at("/1/id").asString()).isEqualTo(made.get(1));
        assertThat(next.at("/0/id").asString()).isEqualTo(made.get(0));
        assertThat(first.at("/0/valid_until").asString()).isEqualTo("2199-12-31T21:00:00Z");
        assertThat(admin.get(RULES + "?limit=0").status()).isEqualTo(400);
        assertThat(admin.get(RULES + "?limit=101").status()).isEqualTo(400);
        assertThat(admin.get(RULES + "?before=x").status()).isEqualTo(400);
        for (var id : made) {
            admin.post(RULES + "/" + id + "/end", "");
        }
    }

    private static Answer rule(String name) throws Exception {
        return admin.post(
                RULES,
                "{\"name\":\"%s\",\"percent\":100,\"platform\":\"desktop_mac\",\"valid_until\":\"2200-01-01T00:00:00+03:00\"}"
                        .formatted(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\":null                                          | 400 | name",
                "\"name\":\"LONG\"                                      | 422 | name",
                "\"percent\":null                                       | 400 | percent",
                "\"percent\":-0.01                                      | 400 | percent",
                "\"percent\":100.01                                     | 400 | percent",
                "\"percent\":1e99                                       | 400 | percent",
                "\"percent\":1.005                                      | 400 | percent",
                "\"percent\":1e-999999                                  | 400 | percent",
                "\"percent\":NaN                                        | 400 | body",
                "\"percent\":\"a lot\"                                  | 400 | body",
                "\"priority\":1.5                                       | 400 | body",
                "\"priority\":-1                                        | 400 | priority",
                "\"priority\":1001                                      | 400 | priority",
                "\"platform\":\"fax\"                                   | 400 | platform",
                "\"valid_from\":\"tomorrow\"                            | 400 | valid_from",
                "\"valid_from\":\"+999999-01-01T00:00:00Z\"             | 400 | valid_from",
                "\"valid_until\":\"2026-01-01\"                         | 400 | valid_until",
                "\"valid_until\":\"2001-01-01T00:00:00Z\"               | 400 | valid_until",
                "\"valid_from\":\"2100-01-02T00:00:00Z\",\"valid_until\":\"2100-01-01T00:00:00Z\" | 400 | valid_until",
                "\"valid_from\":\"2100-01-01T00:00:00Z\",\"valid_until\":\"2100-01-01T00:00:00.0000009Z\" | 400 | valid_until",
                "\"reason\":\"\\u0000\"                                 | 400 | reason",
                "\"sku\":\"nothing\"                                    | 422 | sku_unknown",
                "\"sku\":\"\"                                           | 422 | sku_unknown",
                "\"sku\":\"\\u0000\"                                    | 422 | sku_unknown"
            })
    void a_rule_that_can_not_be_is_refused_and_nothing_is_written(String change, int status, String what)
            throws Exception {
        var answer = admin.post(RULES, with("{\"name\":\"Wrong\",\"percent\":1}", "{" + change + "}"));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(List.of(answer.text("field"), answer.code())).contains(what);
        assertThat(studio.database()
                        .jdbc()
                        .sql("select count(*) from loyalty_rules where name = 'Wrong'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void however_many_add_the_same_at_once_there_is_one() throws Exception {
        var sku = "mug-" + UUID.randomUUID();
        Callable<Integer> add = () -> admin.post(GOODS, mug(sku, "1")).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(Collections.nCopies(8, add)).stream()
                    .map(future -> future.resultNow())
                    .distinct()
                    .toList();

            assertThat(answers).containsExactly(201);
        }
        assertThat(operator.audited("good:" + sku)).hasSize(1);
    }

    private static List<String> skus(Answer goods) {
        return goods.body()
                .path("goods")
                .valueStream()
                .map(good -> good.path("sku").asString())
                .toList();
    }
}
