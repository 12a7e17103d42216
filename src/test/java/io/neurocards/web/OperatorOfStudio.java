package io.neurocards.web;

import io.neurocards.web.ApiClient.Answer;
import java.util.List;
import java.util.UUID;

/** Whoever runs a studio, by its admin token, and customers of it. */
record OperatorOfStudio(RunningStudio studio, ApiClient administrator) {

    static final String ADMIN = "an-administrators-token-of-some-length";

    static OperatorOfStudio of(RunningStudio studio) {
        return new OperatorOfStudio(studio, new ApiClient(studio.address()).with(ADMIN));
    }

    /** A customer, with what the studio gave them for coming. */
    record Customer(ApiClient client) {

        Answer order(String... lines) throws Exception {
            return client.post(
                    "/v1/orders", "{\"items\":[%s],\"currency\":\"RUB\"}".formatted(String.join(",", lines)));
        }

        /** Orders, and returns the order's id. */
        String ordered(String... lines) throws Exception {
            return order(lines).text("order_id");
        }

        long credits() throws Exception {
            return client.get("/v1/balance").body().path("credits").asLong();
        }

        long points() throws Exception {
            return client.get("/v1/loyalty").body().path("current_points").asLong();
        }
    }

    Customer customer() throws Exception {
        return new Customer(new ApiClient(studio.address()).signedUp("customer-" + UUID.randomUUID() + "@example.org"));
    }

    static String line(String sku) {
        return "{\"sku\":\"%s\",\"quantity\":1}".formatted(sku);
    }

    /** Puts an article for 990 roubles on sale, and returns its SKU. */
    String sellMug() throws Exception {
        var sku = "mug-" + UUID.randomUUID();
        administrator.post("/v1/admin/goods", mug(sku, "990.00"));
        return sku;
    }

    static String mug(String sku, String roubles) {
        return """
                {"sku":"%s","kind":"article","title_ru":"Кружка","title_en":"Mug","position":3,"reason":"spring",
                 "prices":[{"currency":"RUB","amount":%s},{"currency":"USD","amount":12.5}]}
                """.formatted(sku, roubles);
    }

    /** Does something with an order. */
    Answer act(String order, String what, String json) throws Exception {
        return administrator.post("/v1/admin/orders/" + order + "/" + what, json);
    }

    Answer pay(String order) throws Exception {
        return act(order, "pay", "{\"reference\":\"bank:%s\"}".formatted(order));
    }

    Answer order(String id) throws Exception {
        return administrator.get("/v1/admin/orders/" + id);
    }

    /** Returns what the audit log says of something, the oldest first. */
    List<String> audited(String subject) {
        return studio.database()
                .jdbc()
                .sql("select actor || ' ' || action || ' ' || reason from audit_log where subject = :subject"
                        + " order by done_at, id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
