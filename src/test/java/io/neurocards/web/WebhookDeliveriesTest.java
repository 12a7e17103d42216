package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.Thorough;
import io.neurocards.accounts.erasure.EraseMyData;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.orders.OrdersFixture;
import io.neurocards.orders.RefundOrder;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.videos.Stage;
import io.neurocards.videos.events.VideoEnded;
import io.neurocards.web.ApiClient.Photo;
import io.neurocards.web.WebhookReceiver.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

/** What partners' servers are told, whatever they and the studio's own processes do in between. */
@Thorough
class WebhookDeliveriesTest {

    private static final String ENQUEUE = "partners-enqueue-due-webhooks";

    @TempDir
    static Path folder;

    private static WebhookReceiver receiver;
    private static RunningStudio studio;
    private static ToldContract contract;

    private PartnerOfHooks partner;

    @BeforeAll
    static void start() throws Exception {
        receiver = new WebhookReceiver();
        studio = RunningStudio.start(
                folder,
                RunningStudio.USUAL_FILMS,
                "--neurocards.web.admin-token=" + PartnerOfStudio.ADMIN,
                "--neurocards.web.public-base-url=https://studio.example",
                "--neurocards.providers.fetch.allowed-hosts=" + receiver.host());
        contract = ToldContract.of(studio);
    }

    @AfterAll
    static void stop() {
        studio.close();
        receiver.close();
    }

    @BeforeEach
    void make_a_partner() throws Exception {
        partner = PartnerOfHooks.make(studio, receiver);
    }

    private List<Message> told() {
        return receiver.at(partner.path());
    }

    private List<Message> told(int count) throws Exception {
        return ApiClient.until(this::told, messages -> messages.size() >= count);
    }

    @Test
    void what_becomes_of_an_order_is_told_once_each_and_signed() throws Exception {
        var order = partner.paid();
        told(2);
        studio.bean(RefundOrder.class).refund(UUID.fromString(order), OrdersFixture.WORD, true);
        var dropped = partner.cancelled();
        var messages = told(4);
        partner.untilStatus("delivered");

        assertThat(messages)
                .extracting(Message::event)
                .containsExactlyInAnyOrder("order.paid", "order.fulfilled", "order.refunded", "order.cancelled");
        assertThat(messages).extracting(Message::id).doesNotHaveDuplicates();
        for (var message : messages) {
            assertThat(message.isSignedBy(partner.secret())).isTrue();
            assertThat(message.type()).isEqualTo("application/json");
            assertThat(contract.complaints(message)).as(message.event()).isEmpty();
            assertThat(message.data().path("external_user_id").asString()).isEqualTo("anna");
            assertThat(message.data().path("world").asString()).isEqualTo("live");
            assertThat(message.data().path("status").asString())
                    .isEqualTo(message.event().substring("order.".length()));
            assertThat(message.data().path("order_id").asString())
                    .isEqualTo(message.event().equals("order.cancelled") ? dropped : order);
            assertThat(message.data().at("/items/0/sku").asString()).isEqualTo("credits-5");
            assertThat(message.data().path("credits").asInt()).isEqualTo(5);
            assertThat(Instant.parse(message.json().path("timestamp").asString()))
                    .isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(1));
        }
        var deliveries = ApiClient.until(
                () -> partner.live()
                        .get(partner.api() + "/deliveries?status=delivered")
                        .body(),
                body -> body.path("deliveries").size() == 4);
        assertThat(deliveries.findValuesAsString("id"))
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(Message::id).toList());
        assertThat(deliveries.findValuesAsString("attempts")).containsOnly("1");
        assertThat(told()).hasSize(4);
    }

    @Test
    void a_clip_that_is_made_comes_with_its_link_and_one_that_is_not_with_the_reason() throws Exception {
        partner.partner().pays(5);
        var photo = new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
        var fields = ApiClient.brief("external_user_id", "anna", "model", "local");
        var made = partner.live().upload("/v1/api/videos", null, photo, fields).job();
        var dropped = partner.live().upload("/v1/api/videos", null, photo, fields);
        partner.live().post("/v1/api/videos/" + dropped.job() + "/cancel", "");
        ends(dropped.job(), dropped.text("order_id"), Stage.FAILED);
        var messages = told(3);

        assertThat(messages)
                .extracting(Message::event)
                .containsExactlyInAnyOrder("video.completed", "video.cancelled", "video.failed");
        for (var message : messages) {
            assertThat(contract.complaints(message)).as(message.event()).isEmpty();
        }
        var completed = of("video.completed", messages);
        assertThat(completed.isSignedBy(partner.secret())).isTrue();
        assertThat(completed.data().path("job_id").asString()).isEqualTo(made);
        assertThat(completed.data().path("external_user_id").asString()).isEqualTo("anna");
        assertThat(completed.data().path("credits").asInt()).isEqualTo(1);
        assertThat(completed.data().has("error")).isFalse();
        var link = completed.data().path("download_url").asString();
        assertThat(link).startsWith("https://studio.example/storage/");
        assertThat(partner.live().bytes(link.replace("https://studio.example", studio.address())).length)
                .isGreaterThan(10_000);
        var failed = of("video.failed", messages);
        assertThat(failed.data().path("credits").asInt()).isZero();
        assertThat(failed.data().at("/error/code").asString()).isEqualTo("cancelled_by_customer");
        assertThat(failed.data().at("/error/message").asString()).contains(" ");
    }

    private static Message of(String event, List<Message> messages) {
        return messages.stream()
                .filter(message -> message.event().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private static void ends(String job, String order, Stage stage) {
        var event = new VideoEnded(
                UUID.fromString(job), UUID.fromString(order), new PersonId(UUID.randomUUID()), stage, Instant.now());
        studio.bean(Decisions.class).act(() -> studio.publish(event));
        studio.bean(Decisions.class).act(() -> studio.publish(event));
    }

    @Test
    void what_is_rolled_back_is_told_to_nobody() throws Exception {
        var order = UUID.fromString(partner.placed());
        var event = new OrderPaid(
                order,
                new PersonId(UUID.randomUUID()),
                Platform.API_PARTNER,
                new Money("RUB", 1),
                List.of(),
                Instant.now());

        assertThatThrownBy(() -> studio.bean(Decisions.class).act(() -> {
                    studio.publish(event);
                    throw new IllegalStateException("not after all");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(partner.deliveries()).isEmpty();
    }

    @Test
    void what_was_not_taken_comes_again_by_the_same_id_until_it_is() throws Exception {
        receiver.next(WebhookReceiver.status(500), WebhookReceiver.status(500));
        partner.cancelled();
        var first = partner.untilAttempts(1);
        assertThat(first.path("status").asString()).isEqualTo("pending");
        assertThat(first.path("last_status").asInt()).isEqualTo(500);
        assertThat(first.path("last_error").asString()).isEqualTo("It answered 500; only 2xx says that it was taken.");
        assertThat(untilNext(first)).isBetween(Duration.ZERO, Duration.ofSeconds(6));
        partner.hurry();
        var second = partner.untilAttempts(2);
        assertThat(untilNext(second)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
        assertThat(partner.live()
                        .get(partner.api())
                        .body()
                        .path("failing_since")
                        .isNull())
                .isFalse();
        partner.hurry();
        var third = partner.untilStatus("delivered");

        assertThat(third.path("attempts").asInt()).isEqualTo(3);
        assertThat(third.path("last_status").asInt()).isEqualTo(204);
        assertThat(third.path("last_error").isNull()).isTrue();
        assertThat(third.path("next_attempt_at").isNull()).isTrue();
        assertThat(told()).hasSize(3);
        assertThat(told()).extracting(Message::id).containsOnly(third.path("id").asString());
        for (var message : told()) {
            assertThat(message.isSignedBy(partner.secret())).isTrue();
        }
        assertThat(partner.live()
                        .get(partner.api())
                        .body()
                        .path("failing_since")
                        .isNull())
                .isTrue();
    }

    private static Duration untilNext(tools.jackson.databind.JsonNode delivery) {
        return Duration.between(
                Instant.now(), Instant.parse(delivery.path("next_attempt_at").asString()));
    }

    @Test
    void what_was_taken_and_not_answered_comes_again_by_the_same_id() throws Exception {
        receiver.next(WebhookReceiver.cut());
        partner.cancelled();
        var cut = partner.untilAttempts(1);
        assertThat(cut.path("last_error").asString()).startsWith("No connection");
        assertThat(cut.path("last_status").isNull()).isTrue();
        partner.hurry();
        partner.untilStatus("delivered");

        assertThat(told()).hasSize(2);
        assertThat(told().get(1).id()).isEqualTo(told().get(0).id());
        assertThat(told().get(1).body()).isEqualTo(told().get(0).body());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 401, 403, 404, 429, 503})
    void no_other_answer_is_a_success_and_no_redirect_is_followed(int status) throws Exception {
        receiver.next(WebhookReceiver.status(status, "Location", receiver.url("/elsewhere")));
        partner.cancelled();

        assertThat(partner.untilAttempts(1).path("status").asString()).isEqualTo("pending");
        assertThat(receiver.at("/elsewhere")).isEmpty();
        assertThat(partner.edit("delete from partner_webhook_deliveries where webhook_id = :webhook"))
                .isEqualTo(1);
    }

    @Test
    void an_answer_is_not_read_however_long_it_is() throws Exception {
        receiver.next(WebhookReceiver.body(200, 1_000_000));
        partner.cancelled();

        assertThat(partner.untilStatus("delivered").path("last_status").asInt()).isEqualTo(200);
    }

    @Test
    void a_receiver_may_ask_for_a_longer_pause_within_bounds() throws Exception {
        receiver.next(WebhookReceiver.status(503, "Retry-After", "120"));
        partner.cancelled();
        assertThat(untilNext(partner.untilAttempts(1))).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(121));
        receiver.next(WebhookReceiver.status(429, "Retry-After", "99999999"));
        partner.hurry();
        assertThat(untilNext(partner.untilAttempts(2))).isBetween(Duration.ofMinutes(350), Duration.ofMinutes(361));
        receiver.next(WebhookReceiver.status(503, "Retry-After", "0"));
        partner.hurry();
        assertThat(untilNext(partner.untilAttempts(3))).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(121));
    }

    @Test
    void an_endpoint_that_is_gone_is_switched_off_and_what_it_missed_can_be_replayed() throws Exception {
        receiver.next(WebhookReceiver.status(410));
        partner.cancelled();
        var dead = partner.untilStatus("dead");
        var off = partner.live().get(partner.api()).body();
        partner.cancelled();

        assertThat(off.path("enabled").asBoolean()).isFalse();
        assertThat(off.path("disabled_reason").asString()).isEqualTo("gone");
        assertThat(off.path("disabled_at").isNull()).isFalse();
        assertThat(partner.deliveries()).hasSize(1);
        var replay = partner.api() + "/deliveries/" + dead.path("id").asString() + "/replay";
        assertThat(partner.live().post(replay, "").code()).isEqualTo("webhook_switched_off");
        assertThat(partner.live().post(partner.api() + "/test", "").code()).isEqualTo("webhook_switched_off");

        var on = partner.live().patch(partner.api(), "{\"enabled\":true}").body();
        assertThat(on.path("disabled_reason").isNull()).isTrue();
        assertThat(partner.live().post(replay, "").status()).isEqualTo(202);
        var delivered = partner.untilStatus("delivered");
        assertThat(delivered.path("id")).isEqualTo(dead.path("id"));
        assertThat(delivered.path("attempts").asInt()).isEqualTo(2);
        assertThat(told()).extracting(Message::id).containsOnly(dead.path("id").asString());
    }

    @Test
    void what_nobody_takes_for_a_day_is_given_up_and_an_endpoint_that_took_nothing_for_days_is_switched_off()
            throws Exception {
        receiver.next(WebhookReceiver.later(), WebhookReceiver.later());
        partner.cancelled();
        partner.untilAttempts(1);
        partner.edit(
                "update partner_webhook_deliveries set round_tries = 10, attempts = 10 where webhook_id = :webhook");
        partner.hurry();
        var dead = partner.untilStatus("dead");
        assertThat(dead.path("attempts").asInt()).isEqualTo(11);
        assertThat(partner.live().get(partner.api()).body().path("enabled").asBoolean())
                .isTrue();

        partner.edit("update partner_webhooks set failing_since = now() - interval '121 hours' where id = :webhook");
        receiver.next(WebhookReceiver.later(), WebhookReceiver.later());
        var all = partner.live()
                .post(partner.api() + "/replay", "{\"since\":\"" + Instant.now().minusSeconds(600) + "\"}");
        assertThat(all.status()).isEqualTo(202);
        assertThat(all.body().path("replayed").asInt()).isEqualTo(1);
        assertThat(all.body().path("has_more").asBoolean()).isFalse();
        partner.untilAttempts(12);
        partner.edit(
                "update partner_webhook_deliveries set round_at = now() - interval '26 hours' where webhook_id = :webhook");
        partner.hurry();
        partner.untilStatus("dead");

        var off = partner.live().get(partner.api()).body();
        assertThat(off.path("enabled").asBoolean()).isFalse();
        assertThat(off.path("disabled_reason").asString()).isEqualTo("failing");
    }

    @Test
    void what_waits_is_found_again_when_the_table_of_jobs_was_lost() throws Exception {
        receiver.next(WebhookReceiver.later());
        partner.cancelled();
        partner.untilAttempts(1);
        partner.edit("""
                delete from scheduled_tasks where task_name = 'partner-webhook' and task_instance in (
                    select id::text from partner_webhook_deliveries where webhook_id = :webhook)
                """);
        partner.edit("update partner_webhook_deliveries set next_at = now() where webhook_id = :webhook");

        partner.runRecurring(ENQUEUE);

        assertThat(partner.untilStatus("delivered").path("attempts").asInt()).isEqualTo(2);
    }

    @Test
    void however_many_try_at_once_it_is_sent_once() throws Exception {
        partner.cancelled();
        var delivery = partner.untilStatus("delivered").path("id").asString();
        again("null");
        Callable<JobStep> attempt = () -> partner.run(delivery);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var future : threads.invokeAll(Collections.nCopies(8, attempt))) {
                assertThat(future.get()).isNotInstanceOf(JobStep.GiveUp.class);
            }
        }
        partner.untilStatus("delivered");

        assertThat(told()).hasSize(2);
        assertThat(told()).extracting(Message::id).containsOnly(delivery);
    }

    @Test
    void what_a_process_died_with_is_sent_again_when_its_claim_has_run_out() throws Exception {
        partner.cancelled();
        var delivery = partner.untilStatus("delivered").path("id").asString();
        again("now() + interval '10 seconds'");

        assertThat(partner.run(delivery))
                .isInstanceOfSatisfying(
                        JobStep.Again.class,
                        step -> assertThat(step.after()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(11)));
        assertThat(told()).hasSize(1);

        partner.edit("update partner_webhook_deliveries set claimed_until = now() where webhook_id = :webhook");
        partner.run(delivery);
        partner.untilStatus("delivered");
        assertThat(told()).hasSize(2);
    }

    private void again(String claim) {
        partner.edit("""
                update partner_webhook_deliveries set status = 'pending', next_at = now(), ended_at = null, claimed_until = %s
                where webhook_id = :webhook
                """.formatted(claim));
    }

    @Test
    void a_new_secret_signs_at_once_and_the_old_one_for_a_day_more() throws Exception {
        var before = partner.live().post(partner.api() + "/rotate-secret", "", "Idempotency-Key", "r1");
        var again = partner.live().post(partner.api() + "/rotate-secret", "", "Idempotency-Key", "r1");
        var fresh = before.text("secret");
        partner.cancelled();
        var both = told(1).getFirst();
        partner.untilStatus("delivered");
        partner.edit("update partner_webhooks set rotated_at = now() - interval '24 hours' where id = :webhook");
        partner.cancelled();
        var one = told(2).getLast();

        assertThat(fresh).startsWith("whsec_").isNotEqualTo(partner.secret());
        assertThat(again.text("secret")).isEqualTo(fresh);
        assertThat(before.body().path("old_secret_until").isNull()).isFalse();
        assertThat(both.signatures().split(" ")).hasSize(2);
        assertThat(both.isSignedBy(fresh)).isTrue();
        assertThat(both.isSignedBy(partner.secret())).isTrue();
        assertThat(one.signatures().split(" ")).hasSize(1);
        assertThat(one.isSignedBy(fresh)).isTrue();
        assertThat(one.isSignedBy(partner.secret())).isFalse();
        assertThat(studio.database().allTexts())
                .doesNotContain(fresh)
                .doesNotContain(fresh.substring("whsec_".length()));
    }

    @Test
    void neither_another_world_nor_another_partner_hears_anything() throws Exception {
        var stranger = PartnerOfHooks.make(studio, receiver);
        var test = partner.partner().test();
        test.put("/v1/api/users/anna", "{\"accept_terms\":true}");
        var tried = test.post("/v1/api/webhooks", "{\"url\":\"" + receiver.url(partner.path() + "-test") + "\"}");
        partner.cancelled();
        told(1);
        var order = test.post(
                        "/v1/api/orders",
                        "{\"external_user_id\":\"anna\",\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\"}")
                .text("order_id");
        test.post("/v1/api/orders/" + order + "/cancel", "");
        var heard = ApiClient.until(() -> receiver.at(partner.path() + "-test"), messages -> !messages.isEmpty());

        assertThat(heard).hasSize(1);
        assertThat(heard.getFirst().data().path("order_id").asString()).isEqualTo(order);
        assertThat(heard.getFirst().data().path("world").asString()).isEqualTo("test");
        assertThat(heard.getFirst().isSignedBy(tried.text("secret"))).isTrue();
        assertThat(heard.getFirst().isSignedBy(partner.secret())).isFalse();
        assertThat(told()).hasSize(1);
        assertThat(receiver.at(stranger.path())).isEmpty();
    }

    @Test
    void a_customer_whose_data_were_deleted_is_named_no_more() throws Exception {
        receiver.next(WebhookReceiver.later());
        var order = partner.cancelled();
        partner.untilAttempts(1);
        var person = UUID.fromString(partner.live().get("/v1/api/users/anna").text("user_uuid"));
        studio.bean(EraseMyData.class).erase(new PersonId(person), Credits.ZERO);
        partner.hurry();
        partner.untilStatus("delivered");

        assertThat(told().getFirst().data().path("external_user_id").asString()).isEqualTo("anna");
        assertThat(told().getLast().data().path("external_user_id").isNull()).isTrue();
        assertThat(told().getLast().data().path("order_id").asString()).isEqualTo(order);
        assertThat(new String(told().getLast().body(), java.nio.charset.StandardCharsets.UTF_8))
                .doesNotContain("anna");
    }

    @Test
    void a_suspended_partner_is_told_nothing_until_it_wants_it_afterwards() throws Exception {
        var order = partner.placed();
        partner.terms("suspended");
        studio.bean(io.neurocards.orders.CancelOrder.class).cancel(UUID.fromString(order), "test");
        ApiClient.until(
                () -> studio.database()
                        .jdbc()
                        .sql("select status from partner_webhook_deliveries where webhook_id = :id")
                        .param("id", UUID.fromString(partner.webhook()))
                        .query(String.class)
                        .single(),
                "dead"::equals);
        partner.terms("active");
        var dead = partner.latest();

        assertThat(told()).isEmpty();
        assertThat(dead.path("last_error").asString()).contains("suspended");
        assertThat(dead.path("attempts").asInt()).isZero();
        partner.live().post(partner.api() + "/deliveries/" + dead.path("id").asString() + "/replay", "");
        partner.untilStatus("delivered");
        assertThat(told()).hasSize(1);
    }

    @Test
    void a_deleted_or_silent_endpoint_hears_nothing_more() throws Exception {
        partner.live().patch(partner.api(), "{\"events\":[\"order.paid\"]}");
        partner.cancelled();
        assertThat(partner.deliveries()).isEmpty();
        partner.live().patch(partner.api(), "{\"events\":[]}");
        receiver.next(WebhookReceiver.later());
        partner.cancelled();
        partner.untilAttempts(1);

        assertThat(partner.live().delete(partner.api()).status()).isEqualTo(204);
        partner.cancelled();

        assertThat(partner.live().get(partner.api()).status()).isEqualTo(404);
        assertThat(partner.live().delete(partner.api()).status()).isEqualTo(404);
        assertThat(studio.database()
                        .jdbc()
                        .sql("select count(*) from partner_webhook_deliveries where webhook_id = :id")
                        .param("id", UUID.fromString(partner.webhook()))
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(told()).hasSize(1);
    }

    @Test
    void a_test_says_that_the_way_is_open() throws Exception {
        partner.live().patch(partner.api(), "{\"events\":[\"order.paid\"]}");

        var asked = partner.live().post(partner.api() + "/test", "");

        assertThat(asked.status()).isEqualTo(202);
        var message = told(1).getFirst();
        assertThat(message.event()).isEqualTo("webhook.test");
        assertThat(contract.complaints(message)).isEmpty();
        assertThat(message.id()).isEqualTo(asked.text("id"));
        assertThat(message.data().path("webhook_id").asString()).isEqualTo(partner.webhook());
        assertThat(message.isSignedBy(partner.secret())).isTrue();
    }

    @Test
    void what_is_old_is_forgotten() throws Exception {
        partner.cancelled();
        partner.untilStatus("delivered");
        partner.edit(
                "update partner_webhook_deliveries set happened_at = now() - interval '31 days' where webhook_id = :webhook");
        partner.cancelled();
        partner.untilStatus("delivered");

        partner.runRecurring("partners-forget-old-webhook-deliveries");

        assertThat(partner.deliveries()).hasSize(1);
    }

    @Test
    void the_example_of_the_documentation_verifies_what_is_sent() throws Exception {
        partner.cancelled();
        var message = told(1).getFirst();
        var page = Files.readString(Path.of("docs", "partners.md"));
        var begin = page.indexOf("```python\n") + "```python\n".length();
        var program = folder.resolve("verify.py");
        Files.writeString(program, page.substring(begin, page.indexOf("```", begin)) + """

                import os, sys
                body = sys.stdin.buffer.read()
                names = ("webhook-id", "webhook-timestamp", "webhook-signature")
                print(verified(os.environ["SECRET"], {name: os.environ[name.replace("-", "_")] for name in names}, body)["type"])
                """);

        assertThat(verified(program, message, partner.secret(), message.body())).isEqualTo("0 order.cancelled");
        assertThat(verified(program, message, partner.secret(), new byte[] {'{', '}'}))
                .startsWith("1");
        assertThat(verified(program, message, "whsec_dGVzdHNlY3JldHRlc3RzZWNyZXR0ZXN0c2VjcmV0MTI=", message.body()))
                .startsWith("1");
    }

    private static String verified(Path program, Message message, String secret, byte[] body) throws Exception {
        var command = new ArrayList<>(List.of("python3", program.toString()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "SECRET", secret,
                        "webhook_id", message.id(),
                        "webhook_timestamp", message.timestamp(),
                        "webhook_signature", message.signatures()));
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(body);
        }
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return (process.waitFor() + " " + said).strip();
    }
}
