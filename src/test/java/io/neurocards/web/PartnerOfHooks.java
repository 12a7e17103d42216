package io.neurocards.web;

import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.RecurringJob;
import io.neurocards.orders.OrdersFixture;
import io.neurocards.orders.PayOrder;
import io.neurocards.web.ApiClient.Answer;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A partner with an endpoint, and ways to let time pass for what is told there. */
record PartnerOfHooks(
        RunningStudio studio, PartnerOfStudio partner, ApiClient live, String webhook, String secret, String path) {

    private static final String MUG =
            "{\"external_user_id\":\"anna\",\"items\":[{\"sku\":\"credits-5\",\"quantity\":1}],\"currency\":\"RUB\"}";

    /** Makes a partner whose endpoint is at the receiver, at a path of its own. */
    static PartnerOfHooks make(RunningStudio studio, WebhookReceiver receiver) throws Exception {
        var partner = PartnerOfStudio.make(studio);
        var live = partner.live();
        live.put("/v1/api/users/anna", "{\"accept_terms\":true}");
        var path = "/" + UUID.randomUUID();
        var made = live.post("/v1/api/webhooks", "{\"url\":\"" + receiver.url(path) + "\"}");
        return new PartnerOfHooks(studio, partner, live, made.text("id"), made.text("secret"), path);
    }

    String api() {
        return "/v1/api/webhooks/" + webhook;
    }

    /** Places an order and cancels it: one event. Returns the order's id. */
    String cancelled() throws Exception {
        var order = placed();
        live.post("/v1/api/orders/" + order + "/cancel", "");
        return order;
    }

    String placed() throws Exception {
        return live.post("/v1/api/orders", MUG).text("order_id");
    }

    /** Places an order and pays it: two events. */
    String paid() throws Exception {
        var order = placed();
        studio.bean(PayOrder.class).pay(UUID.fromString(order), "bank:" + order, OrdersFixture.WORD);
        return order;
    }

    JsonNode deliveries() throws Exception {
        return live.get(api() + "/deliveries?limit=100").body().path("deliveries");
    }

    JsonNode latest() throws Exception {
        return deliveries().path(0);
    }

    /** Waits until the latest delivery is so. */
    JsonNode until(Predicate<JsonNode> enough) throws Exception {
        return ApiClient.until(this::latestQuietly, enough);
    }

    private JsonNode latestQuietly() throws java.io.IOException, InterruptedException {
        return live.get(api() + "/deliveries?limit=1").body().at("/deliveries/0");
    }

    JsonNode untilStatus(String status) throws Exception {
        return until(delivery -> delivery.path("status").asString().equals(status));
    }

    /** Waits until so many attempts have come to something. */
    JsonNode untilAttempts(int attempts) throws Exception {
        return until(delivery -> delivery.path("attempts").asInt() >= attempts
                && (!delivery.path("status").asString().equals("pending")
                        || Instant.parse(delivery.path("next_attempt_at").asString())
                                .isAfter(Instant.now())));
    }

    /** What is to be tried later is due now. */
    void hurry() {
        var jdbc = studio.database().jdbc();
        jdbc.sql("""
                        update partner_webhook_deliveries set next_at = now() - interval '1 second'
                        where webhook_id = :id and status = 'pending' and claimed_until is null
                        """).param("id", UUID.fromString(webhook)).update();
        jdbc.sql("""
                        update scheduled_tasks set execution_time = now() - interval '1 second'
                        where task_name = 'partner-webhook' and not picked and task_instance in (
                            select id::text from partner_webhook_deliveries where webhook_id = :id)
                        """).param("id", UUID.fromString(webhook)).update();
    }

    int edit(String sql) {
        return studio.database()
                .jdbc()
                .sql(sql)
                .param("webhook", UUID.fromString(webhook))
                .update();
    }

    JobStep run(String delivery) throws Exception {
        var handler = studio.beans(JobHandler.class).stream()
                .filter(one -> one.type().name().equals("partner-webhook"))
                .findFirst()
                .orElseThrow();
        return handler.run(UUID.fromString(delivery));
    }

    void runRecurring(String name) throws Exception {
        studio.beans(RecurringJob.class).stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow()
                .run();
    }

    Answer terms(String state) throws Exception {
        return partner.administrator()
                .put(
                        partner.path(),
                        "{\"name\":\"Card Shop\",\"contact_email\":\"dev@card-shop.example\",\"state\":\"" + state
                                + "\"}");
    }
}
