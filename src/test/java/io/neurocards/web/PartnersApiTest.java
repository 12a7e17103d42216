package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.accounts.erasure.EraseMyData;
import io.neurocards.operations.Operator;
import io.neurocards.orders.PayOrder;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import io.neurocards.web.ApiClient.Answer;
import io.neurocards.web.ApiClient.Photo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a partner's program does for the partner's customers, over real HTTP against the whole application. */
@Thorough
class PartnersApiTest {

    private static final String MUG =
            "{\"external_user_id\":\"%s\",\"items\":[{\"sku\":\"credits-5\",\"quantity\":%d}],\"currency\":\"RUB\"}";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static Photo sneaker;

    private PartnerOfStudio partner;
    private ApiClient live;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder, "--neurocards.web.admin-token=" + PartnerOfStudio.ADMIN, RunningStudio.USUAL_FILMS);
        sneaker = new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @BeforeEach
    void make_a_partner() throws Exception {
        partner = PartnerOfStudio.make(studio);
        live = partner.live();
        live.put("/v1/api/users/anna", "{\"accept_terms\":true}");
    }

    @Test
    void a_customer_is_made_once_and_shows_nothing_private() throws Exception {
        var made = live.put(
                "/v1/api/users/boris", "{\"language\":\"en\",\"accept_terms\":true,\"email\":\"b@c.example\"}");
        var again = live.put("/v1/api/users/boris", "{}");
        var found = live.get("/v1/api/users/boris");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/ignored/0").asString()).isEqualTo("email");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("user_uuid")).isEqualTo(made.text("user_uuid"));
        assertThat(found.body().propertyNames())
                .containsExactlyInAnyOrder(
                        "external_user_id", "user_uuid", "platform", "language", "terms_accepted", "created_at");
        assertThat(found.text("language")).isEqualTo("en");
        assertThat(found.body().path("terms_accepted").asBoolean()).isTrue();
        assertThat(live.put("/v1/api/users/boris", "{\"language\":\"ru\"}").text("language"))
                .isEqualTo("ru");
        assertThat(live.put("/v1/api/users/boris", "{\"language\":\"xx\"}").status())
                .isEqualTo(400);
        assertThat(live.get("/v1/api/users/nobody").status()).isEqualTo(404);
        assertThat(live.get("/v1/api/users/" + "x".repeat(129)).code()).isEqualTo("external_id_invalid");
        assertThat(live.put("/v1/api/users/a%20b", "{}").code()).isEqualTo("external_id_invalid");
    }

    @Test
    void however_many_programs_name_a_customer_at_once_there_is_one() throws Exception {
        Callable<String> name = () -> live.put("/v1/api/users/racer", "{}").text("user_uuid");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var made = threads.invokeAll(List.of(name, name, name, name, name, name)).stream()
                    .map(future -> future.resultNow())
                    .distinct()
                    .toList();

            assertThat(made).hasSize(1);
        }
    }

    @Test
    void two_partners_with_the_same_external_id_see_two_customers() throws Exception {
        var other = PartnerOfStudio.make(studio).live();
        var theirs = other.put("/v1/api/users/anna", "{\"accept_terms\":true}");
        var order = live.post("/v1/api/orders", MUG.formatted("anna", 1), "Idempotency-Key", "one");

        var same = other.post("/v1/api/orders", MUG.formatted("anna", 2), "Idempotency-Key", "one");

        assertThat(theirs.status()).isEqualTo(201);
        assertThat(theirs.text("user_uuid"))
                .isNotEqualTo(live.get("/v1/api/users/anna").text("user_uuid"));
        assertThat(same.status()).isEqualTo(201);
        assertThat(same.text("order_id")).isNotEqualTo(order.text("order_id"));
        assertThat(other.get("/v1/api/orders/" + order.text("order_id")).status())
                .isEqualTo(404);
        assertThat(other.post("/v1/api/orders/" + order.text("order_id") + "/cancel", "")
                        .status())
                .isEqualTo(404);
        assertThat(orders(other)).hasSize(1);
        assertThat(orders(live)).hasSize(1);
    }

    @Test
    void an_order_is_placed_once_found_and_cancelled() throws Exception {
        var placed = live.post("/v1/api/orders", MUG.formatted("anna", 1), "Idempotency-Key", "k");
        var again = live.post("/v1/api/orders", MUG.formatted("anna", 1), "Idempotency-Key", "k");
        var changed = live.post("/v1/api/orders", MUG.formatted("anna", 2), "Idempotency-Key", "k");
        var path = "/v1/api/orders/" + placed.text("order_id");

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("platform")).isEqualTo("api_partner");
        assertThat(placed.text("external_user_id")).isEqualTo("anna");
        assertThat(again.body()).isEqualTo(placed.body());
        assertThat(changed.code()).isEqualTo("idempotency_key_reused");
        assertThat(live.get(path).body()).isEqualTo(placed.body());
        assertThat(live.get("/v1/api/orders?external_user_id=anna").body().at("/orders/0"))
                .isEqualTo(placed.body());
        assertThat(live.post(path + "/cancel", "").text("status")).isEqualTo("cancelled");
        assertThat(live.get("/v1/api/orders").body().at("/orders/0/status").asString())
                .isEqualTo("cancelled");
        assertThat(live.get("/v1/api/orders/" + UUID.randomUUID()).status()).isEqualTo(404);
    }

    @Test
    void points_of_a_customer_are_not_the_partners_to_spend() throws Exception {
        var placed =
                live.post("/v1/api/orders", MUG.formatted("anna", 1).replace("\"items\"", "\"points\":1,\"items\""));

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body().at("/ignored/0").asString()).isEqualTo("points");
        assertThat(placed.body().has("points")).isFalse();
        assertThat(placed.body().path("total_amount").decimalValue()).isEqualByComparingTo("390");
    }

    @Test
    void all_orders_are_listed_over_all_customers_of_this_world_and_nobody_elses() throws Exception {
        live.put("/v1/api/users/boris", "{\"accept_terms\":true}");
        var test = partner.test();
        test.put("/v1/api/users/anna", "{\"accept_terms\":true}");
        var other = PartnerOfStudio.make(studio).live();
        other.put("/v1/api/users/anna", "{\"accept_terms\":true}");
        var first = live.post("/v1/api/orders", MUG.formatted("anna", 1)).text("order_id");
        var tried = test.post("/v1/api/orders", MUG.formatted("anna", 1)).text("order_id");
        other.post("/v1/api/orders", MUG.formatted("anna", 1));
        var second = live.post("/v1/api/orders", MUG.formatted("boris", 1)).text("order_id");

        var all = live.get("/v1/api/orders").body();
        assertThat(all.findValuesAsString("order_id")).containsExactly(second, first);
        assertThat(all.findValuesAsString("external_user_id")).containsExactly("boris", "anna");
        assertThat(live.get("/v1/api/orders?limit=1").body().findValuesAsString("order_id"))
                .containsExactly(second);
        assertThat(live.get("/v1/api/orders?limit=1&before=" + second).body().findValuesAsString("order_id"))
                .containsExactly(first);
        assertThat(live.get("/v1/api/orders?before=" + tried).body().path("orders"))
                .isEmpty();
        assertThat(test.get("/v1/api/orders").body().findValuesAsString("order_id"))
                .containsExactly(tried);
        assertThat(live.get("/v1/api/orders?limit=0").status()).isEqualTo(400);
        assertThat(live.get("/v1/api/orders?limit=101").status()).isEqualTo(400);
    }

    @Test
    void an_order_stays_when_its_customers_data_were_deleted_and_names_nobody() throws Exception {
        var person = UUID.fromString(live.get("/v1/api/users/anna").text("user_uuid"));
        var order = live.post("/v1/api/orders", MUG.formatted("anna", 1)).text("order_id");

        studio.bean(EraseMyData.class).erase(new PersonId(person), Credits.ZERO);

        var found = live.get("/v1/api/orders/" + order);
        assertThat(found.text("status")).isEqualTo("cancelled");
        assertThat(found.body().path("external_user_id").isNull()).isTrue();
        assertThat(live.get("/v1/api/orders").body().toString()).doesNotContain("anna");
    }

    @Test
    void nothing_is_ordered_for_whom_nobody_named_or_who_did_not_agree() throws Exception {
        live.put("/v1/api/users/quiet", "{}");

        assertThat(live.post("/v1/api/orders", MUG.formatted("nobody", 1)).status())
                .isEqualTo(404);
        assertThat(live.post("/v1/api/orders", MUG.formatted("quiet", 1)).code())
                .isEqualTo("terms_not_accepted");
        assertThat(live.post("/v1/api/orders", MUG.formatted("anna", 0)).code()).isEqualTo("quantity_invalid");
        assertThat(video(live, null, "nobody").status()).isEqualTo(404);
        assertThat(live.upload("/v1/api/videos", null, sneaker, ApiClient.brief())
                        .status())
                .isEqualTo(400);
        assertThat(live.upload("/v1/api/videos", null, null, ApiClient.brief("external_user_id", "anna"))
                        .code())
                .isEqualTo("photo_required");
        assertThat(orders(live)).isEmpty();
    }

    @Test
    void credits_of_a_package_are_the_customers_and_clips_are_paid_by_the_partner() throws Exception {
        var order = live.post("/v1/api/orders", MUG.formatted("anna", 1)).text("order_id");
        studio.bean(PayOrder.class).pay(UUID.fromString(order), "bank:" + order, new Operator("test").because(""));
        assertThat(live.get("/v1/api/orders/" + order).text("status")).isEqualTo("fulfilled");
        assertThat(live.get("/v1/api/balance").body().path("credits").asInt()).isZero();

        var poor = video(live, null, "anna");
        partner.pays(7);
        var first = video(live, "v1", "anna");
        var again = video(live, "v1", "anna");
        live.put("/v1/api/users/boris", "{}");
        var other = video(live, "v1", "boris");
        var clip = live.get("/v1/api/videos/" + first.job());

        assertThat(poor.status()).isEqualTo(402);
        assertThat(poor.code()).isEqualTo("insufficient_credits");
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(clip.text("external_user_id")).isEqualTo("anna");
        assertThat(live.get("/v1/api/balance").body().path("spent_this_month").asInt())
                .isEqualTo(1);

        var done = ApiClient.until(
                () -> live.get("/v1/api/videos/" + first.job()),
                answer -> List.of("completed", "failed").contains(answer.text("status")));
        assertThat(done.text("status")).isEqualTo("completed");
        assertThat(live.bytes(done.text("video_url"))).isNotEmpty();
        assertThat(live.get("/v1/api/balance").body().path("credits").asInt()).isEqualTo(6);
        assertThat(live.get("/v1/api/videos").body().path("videos")).hasSize(1);
        assertThat(PartnerOfStudio.make(studio)
                        .live()
                        .get("/v1/api/videos/" + first.job())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void caps_are_said_and_nothing_is_held() throws Exception {
        partner.pays(50);
        terms("\"spend_cap\":2,\"concurrency_cap\":3");
        var tooMuch = video(live, null, "anna", "count", "3");
        terms("\"spend_cap\":20,\"concurrency_cap\":2");
        var tooMany = video(live, null, "anna", "count", "3");
        var one = video(live, null, "anna");
        terms("\"spend_cap\":1,\"concurrency_cap\":2");
        var over = video(live, null, "anna");

        assertThat(tooMuch.status()).isEqualTo(402);
        assertThat(tooMuch.code()).isEqualTo("spend_cap_reached");
        assertThat(tooMuch.body().path("limit").asInt()).isEqualTo(2);
        assertThat(tooMuch.body().path("need").asInt()).isEqualTo(3);
        assertThat(tooMany.status()).isEqualTo(409);
        assertThat(tooMany.code()).isEqualTo("concurrency_cap_reached");
        assertThat(tooMany.body().path("running").asInt()).isZero();
        assertThat(over.code()).isEqualTo("spend_cap_reached");
        var balance = live.get("/v1/api/balance").body();
        assertThat(balance.path("credits").asInt() + balance.path("held").asInt())
                .isBetween(49, 50);
        assertThat(live.get("/v1/api/videos").body().path("videos")).hasSize(1);
        live.post("/v1/api/videos/" + one.job() + "/cancel", "");
    }

    @Test
    void many_orders_at_once_keep_within_the_cap() throws Exception {
        partner.pays(50);
        terms("\"spend_cap\":2,\"concurrency_cap\":100");
        Callable<Answer> order = () -> video(live, null, "anna");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = threads.invokeAll(List.of(order, order, order, order, order, order)).stream()
                    .map(future -> future.resultNow())
                    .toList();

            assertThat(taken.stream().filter(answer -> answer.status() == 202)).hasSize(2);
            assertThat(taken.stream().filter(answer -> answer.code().equals("spend_cap_reached")))
                    .hasSize(4);
            for (var answer : taken) {
                if (answer.status() == 202) {
                    live.post("/v1/api/videos/" + answer.job() + "/cancel", "");
                }
            }
        }
        assertThat(live.get("/v1/api/balance").body().path("held").asInt()).isZero();
    }

    @Test
    void a_test_key_charges_nothing_and_neither_world_sees_the_other() throws Exception {
        partner.pays(5);
        var test = partner.test();
        var order = live.post("/v1/api/orders", MUG.formatted("anna", 1)).text("order_id");
        var clip = video(live, null, "anna").job();
        live.post("/v1/api/videos/" + clip + "/cancel", "");

        assertThat(test.get("/v1/api/users/anna").status()).isEqualTo(404);
        assertThat(test.get("/v1/api/orders/" + order).status()).isEqualTo(404);
        assertThat(test.get("/v1/api/videos/" + clip).status()).isEqualTo(404);
        assertThat(test.post("/v1/api/videos/" + clip + "/cancel", "").status()).isEqualTo(404);

        var tried = test.put("/v1/api/users/anna", "{\"accept_terms\":true}");
        assertThat(tried.status()).isEqualTo(201);
        var testOrder = test.post("/v1/api/orders", MUG.formatted("anna", 1)).text("order_id");
        var testClip = video(test, null, "anna");

        assertThat(testClip.status()).isEqualTo(202);
        assertThat(video(test, null, "anna", "model", "kling-3.0").code()).isEqualTo("test_model_only");
        assertThat(live.get("/v1/api/orders/" + testOrder).status()).isEqualTo(404);
        assertThat(live.get("/v1/api/videos/" + testClip.job()).status()).isEqualTo(404);
        assertThat(live.get("/v1/api/videos").body().path("videos")).hasSize(1);
        assertThat(live.get("/v1/api/balance").body().path("credits").asInt()).isEqualTo(5);
        test.post("/v1/api/videos/" + testClip.job() + "/cancel", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update partner_videos set test = not test",
                "update partner_orders set test = not test",
                "delete from partner_orders",
                "delete from partner_videos",
                "insert into partner_videos select o.id, p.id, true, p.person_id, p.created_at from video_orders o, partners p"
            })
    void for_whom_a_clip_was_ordered_stays(String statement) throws Exception {
        partner.pays(5);
        live.post("/v1/api/orders", MUG.formatted("anna", 1));
        live.post("/v1/api/videos/" + video(live, null, "anna").job() + "/cancel", "");

        assertThatThrownBy(() -> studio.database().jdbc().sql(statement).update())
                .isInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    private void terms(String caps) throws Exception {
        var answer = partner.administrator()
                .put(
                        partner.path(),
                        "{\"name\":\"Card Shop\",\"contact_email\":\"dev@card-shop.example\"," + caps + "}");
        assertThat(answer.status()).isEqualTo(200);
    }

    private static Answer video(ApiClient program, String key, String customer, String... more) throws Exception {
        var fields = ApiClient.brief(more);
        fields.put("external_user_id", customer);
        return program.upload("/v1/api/videos", key, sneaker, fields);
    }

    private static List<?> orders(ApiClient program) throws Exception {
        return program.get("/v1/api/orders?external_user_id=anna")
                .body()
                .path("orders")
                .valueStream()
                .toList();
    }
}
