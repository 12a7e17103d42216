package io.neurocards.web;

import io.neurocards.web.ApiClient.Answer;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** A partner of a running studio, made by its administrator. */
record PartnerOfStudio(ApiClient administrator, String id) {

    static final String ADMIN = "an-administrators-token-of-some-length";
    static final String ALL =
            "customers:read customers:write orders:read orders:write videos:read videos:write balance:read"
                    + " webhooks:read webhooks:write";

    /** Makes one; {@code more} is further JSON, such as {@code "spend_cap":5}. */
    static PartnerOfStudio make(RunningStudio studio, String... more) throws Exception {
        return make(new ApiClient(studio.address()).with(ADMIN), more);
    }

    static PartnerOfStudio make(ApiClient administrator, String... more) throws Exception {
        var fields = Arrays.stream(more).map(field -> "," + field).collect(Collectors.joining());
        var made = administrator.post(
                "/v1/admin/partners",
                "{\"name\":\"Card Shop\",\"contact_email\":\"dev@card-shop.example\"" + fields + "}");
        return new PartnerOfStudio(administrator, made.text("id"));
    }

    String path() {
        return "/v1/admin/partners/" + id;
    }

    Answer issue(String world, String scopes, String... more) throws Exception {
        var words =
                Arrays.stream(scopes.split(" ")).map(word -> '"' + word + '"').collect(Collectors.joining(","));
        var fields = Arrays.stream(more).map(field -> "," + field).collect(Collectors.joining());
        return administrator.post(
                path() + "/keys",
                "{\"name\":\"backend\",\"world\":\"%s\",\"scopes\":[%s]%s}".formatted(world, words, fields));
    }

    /** Returns a program with a fresh key. */
    ApiClient with(String world, String scopes, String... more) throws Exception {
        return administrator.with(issue(world, scopes, more).text("key"));
    }

    ApiClient live() throws Exception {
        return with("live", ALL, "\"requests_per_minute\":100000");
    }

    ApiClient test() throws Exception {
        return with("test", ALL, "\"requests_per_minute\":100000");
    }

    void pays(int credits) throws Exception {
        administrator.post(
                path() + "/credits",
                "{\"credits\":%d,\"reason\":\"invoice\"}".formatted(credits),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }
}
