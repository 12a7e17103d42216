package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.web.ApiClient.Answer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program of the operator's may do for Telegram users, over real HTTP against the whole application. */
@Thorough
class TelegramUsersTest {

    private static final String ADMIN = "an-administrators-token-of-some-length";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static ApiClient service;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + ADMIN);
        service = anybody().with(issued("bot", "users:read", "users:write").text("token"));
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void a_user_is_made_once_however_often_and_by_however_many_they_are_named() throws Exception {
        var named = "{\"telegram_id\":424242,\"username\":\"ann\",\"first_name\":\"Ann\",\"last_name\":\"Lee\"}";
        var users = new HashSet<String>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<Answer> naming = () -> service.post("/v1/telegram/users/", named);
            for (var answer :
                    pool.invokeAll(Stream.generate(() -> naming).limit(8).toList())) {
                assertThat(answer.get().status()).isIn(200, 201);
                assertThat(answer.get().text("status")).isEqualTo("success");
                assertThat(answer.get().text("platform")).isEqualTo("telegram");
                users.add(answer.get().text("user_uuid") + " since "
                        + answer.get().text("created_at"));
            }
        }

        var found = service.get("/v1/telegram/users/424242");

        assertThat(users).hasSize(1);
        assertThat(users.iterator().next()).startsWith(found.text("user_uuid"));
        assertThat(found.text("username")).isEqualTo("ann");
        assertThat(found.text("first_name")).isEqualTo("Ann");
        assertThat(found.text("last_name")).isEqualTo("Lee");
        assertThat(service.post("/v1/telegram/users/", named).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000000000000", "10000000000000"})
    void a_number_that_no_account_has_makes_nobody(String id) throws Exception {
        var answer = service.post("/v1/telegram/users/", "{\"telegram_id\":" + id + "}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("telegram_id_invalid");
        assertThat(service.get("/v1/telegram/users/" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"telegram_id\":null}",
                "{\"telegram_id\":\"x\"}",
                "{\"telegram_id\":1.5}",
                "{\"telegram_id\":1e30}",
                "[]",
                "not json"
            })
    void what_is_no_user_is_refused(String body) throws Exception {
        assertThat(service.post("/v1/telegram/users/", body).status()).isEqualTo(400);
    }

    @Test
    void somebody_unknown_is_not_found_and_a_word_is_nobody() throws Exception {
        assertThat(service.get("/v1/telegram/users/777777").code()).isEqualTo("not_found");
        assertThat(service.get("/v1/telegram/users/ann").code()).isEqualTo("not_found");
    }

    @Test
    void a_customer_neither_names_users_nor_sees_another_one() throws Exception {
        service.post("/v1/telegram/users/", "{\"telegram_id\":515151}");
        var customer = anybody().signedUp("customer-" + UUID.randomUUID() + "@example.org");

        assertThat(customer.get("/v1/telegram/users/515151").status()).isEqualTo(404);
        assertThat(customer.get("/v1/telegram/users/616161").status()).isEqualTo(404);
        assertThat(customer.post("/v1/telegram/users/", "{\"telegram_id\":616161}")
                        .status())
                .isEqualTo(403);
        assertThat(anybody().get("/v1/telegram/users/515151").status()).isEqualTo(401);
    }

    @Test
    void a_token_does_what_its_scopes_say_and_nothing_of_a_customers() throws Exception {
        var reader = anybody().with(issued("reader", "users:read").text("token"));

        var refused = reader.post("/v1/telegram/users/", "{\"telegram_id\":717171}");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.code()).isEqualTo("scope_missing");
        assertThat(refused.text("scope")).isEqualTo("users:write");
        assertThat(reader.get("/v1/balance").status()).isEqualTo(403);
        assertThat(reader.get("/v1/admin/status").status()).isEqualTo(401);
        assertThat(reader.get("/v1/telegram/users/717171").status()).isEqualTo(404);
    }

    @Test
    void a_revoked_token_opens_nothing_and_is_listed_as_such() throws Exception {
        var issued = issued("leaving", "users:read");
        var leaving = anybody().with(issued.text("token"));
        assertThat(leaving.get("/v1/telegram/users/1").status()).isEqualTo(404);

        var revoked = administrator().delete("/v1/admin/service-tokens/" + issued.text("id"));
        var again = administrator().delete("/v1/admin/service-tokens/" + issued.text("id"));
        var list = administrator().get("/v1/admin/service-tokens");

        assertThat(revoked.status()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(404);
        assertThat(leaving.get("/v1/telegram/users/1").status()).isEqualTo(401);
        assertThat(new String(list.raw().body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(issued.text("id"))
                .contains("revoked_at")
                .contains("last_used_at")
                .doesNotContain(issued.text("token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"scopes\":[\"users:read\"]}",
                "{\"name\":\" \",\"scopes\":[\"users:read\"]}",
                "{\"name\":\"x\",\"scopes\":[]}",
                "{\"name\":\"x\",\"scopes\":[\"everything\"]}",
                "{\"name\":\"x\",\"scopes\":[\"users:read\"],\"expires_in_days\":0}",
                "{\"name\":\"x\",\"scopes\":[\"users:read\"],\"expires_in_days\":100000}"
            })
    void a_token_that_makes_no_sense_is_not_made(String body) throws Exception {
        assertThat(administrator().post("/v1/admin/service-tokens", body).status())
                .isEqualTo(400);
    }

    @Test
    void what_is_there_is_told_to_anybody_and_what_is_not_is_no_question_of_who_asks() throws Exception {
        var platforms = anybody().get("/v1/platforms");
        var nothing = anybody().get("/v1/no/such/thing");

        assertThat(platforms.body().path("platforms")).hasSize(8);
        assertThat(anybody().get("/v1/").text("documentation")).isEqualTo("/docs");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.text("documentation")).isEqualTo("/docs");
        assertThat(service.get("/v1/no/such/thing").status()).isEqualTo(404);
    }

    private static ApiClient anybody() {
        return new ApiClient(studio.address());
    }

    private static ApiClient administrator() {
        return anybody().with(ADMIN);
    }

    private static Answer issued(String name, String... scopes) throws Exception {
        var list = "\"" + String.join("\",\"", scopes) + "\"";
        var answer = administrator()
                .post(
                        "/v1/admin/service-tokens",
                        "{\"name\":\"%s\",\"scopes\":[%s],\"expires_in_days\":30}".formatted(name, list));
        assertThat(answer.status()).isEqualTo(201);
        return answer;
    }
}
