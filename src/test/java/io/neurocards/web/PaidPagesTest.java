package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.Decisions;
import io.neurocards.ledger.Ledger;
import io.neurocards.providers.vendors.AttemptAnswers;
import io.neurocards.providers.vendors.AttemptAnswers.Kept;
import io.neurocards.providers.vendors.AttemptAnswers.Kind;
import io.neurocards.providers.vendors.Callbacks;
import io.neurocards.sandbox.providers.SandboxProviders;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.shared.Credits;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the site shows of clips that a paid vendor makes, and what it takes from that vendor, over real HTTP. */
@Thorough
class PaidPagesTest {

    private static final Path PHOTO = Path.of("src/test/resources/photos/sneaker.jpg");
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration FOR_EVER = Duration.ofHours(1);

    @TempDir
    private static Path folder;

    private static SandboxProviders vendors;
    private static RunningStudio studio;
    private static ApiClient anna;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        vendors = SandboxProviders.start(folder.resolve("vendors"), "--neurocards.sandbox.providers.short-side=540");
        var prefix = "--neurocards.providers.";
        studio = RunningStudio.start(
                folder,
                prefix + "kie.base-url=" + vendors.kie(),
                prefix + "kie.upload-base-url=" + vendors.kieFiles(),
                prefix + "kie.keys=" + SandboxProviders.KIE_KEY,
                prefix + "kie.webhook-key=" + SandboxProviders.KIE_WEBHOOK_KEY,
                prefix + "fetch.allowed-hosts=" + vendors.hostAndPort(),
                "--neurocards.videos.fidelity-threshold=0");
        anna = new ApiClient(studio.address()).signedUp("anna@example.org");
        var id = studio.database()
                .jdbc()
                .sql("select id from persons")
                .query(UUID.class)
                .single();
        studio.bean(Decisions.class)
                .act(() -> studio.bean(Ledger.class)
                        .grant(new PersonId(id), Credits.of(100), "test:" + id, Instant.now()));
    }

    @AfterAll
    static void stop() {
        studio.close();
        vendors.close();
    }

    @BeforeEach
    void calm() {
        vendors.calm();
        studio.database().jdbc().sql("delete from callback_counts").update();
    }

    @Test
    void whoever_sees_a_clip_is_told_that_it_was_made_with_ai_in_their_language() throws Exception {
        var job = order();
        assertThat(anna.finished(job).text("status")).isEqualTo("completed");
        var inOrder = "/orders/" + anna.get("/v1/videos/" + job).text("order_id");

        for (var page : List.of("/videos/" + job, "/videos/" + job + "/card", inOrder)) {
            assertThat(page(page, "ru")).as(page).contains("Создано ИИ: ролик сделала генеративная модель");
            assertThat(page(page, "en")).as(page).contains("Made with AI: a generative model made this clip");
        }
        assertThat(page("/gallery", "ru")).containsPattern("<span class=\"tile__sub\">[^<]* · ИИ</span>");
        assertThat(page("/gallery", "en")).containsPattern("<span class=\"tile__sub\">[^<]* · AI</span>");
        assertThat(answers(attempt(job)))
                .filteredOn(kept -> kept.kind() == Kind.FETCH)
                .singleElement()
                .satisfies(kept -> assertThat(kept.text()).containsPattern("^http\\S+ : fetched, \\d+ bytes$"));
    }

    @Test
    void a_refusal_for_the_content_is_said_in_plain_words_and_that_nothing_was_charged() throws Exception {
        vendors.order(Fault.of(Fault.Kind.CONTENT_REFUSED));
        var before = balance();

        var job = order();
        var over = anna.finished(job);

        assertThat(over.body().path("error").path("code").asString()).isEqualTo("content_refused");
        assertThat(page("/videos/" + job, "ru"))
                .contains("Модель не будет делать этот ролик", "Ничего не списано", "Не списано, вернулось")
                .doesNotContain("policy", "violat");
        assertThat(page("/videos/" + job, "en"))
                .contains("The model will not make this clip", "Nothing was charged", "Not charged, returned");
        assertThat(balance()).isEqualTo(before);
    }

    @Test
    void a_clip_that_is_made_again_says_so_once_and_only_while_it_is_made() throws Exception {
        vendors.order(Fault.of(Fault.Kind.FAIL_TEMPORARY));
        vendors.making(Duration.ofMillis(500));
        var job = order();
        assertThat(page("/videos/" + job, "en")).containsPattern("data-retried[^>]* hidden");

        await(() -> retried(job));
        var meanwhile = page("/videos/" + job, "en");
        var inRussian = page("/videos/" + job + "/card", "ru");

        assertThat(meanwhile)
                .containsOnlyOnce("The last try broke off")
                .doesNotContainPattern("data-retried[^>]* hidden");
        assertThat(inRussian).containsOnlyOnce("Прошлая попытка прервалась, делаем ещё раз. Это ничего не стоит.");
        assertThat(anna.finished(job).text("status")).isEqualTo("completed");
        assertThat(page("/videos/" + job, "en")).doesNotContain("The last try broke off");
    }

    @Test
    void a_callback_of_the_vendor_brings_a_look_and_twice_is_no_more_than_once() throws Exception {
        vendors.making(FOR_EVER);
        var job = order();
        await(() -> task(job) != null);
        var address = address(attempt(job));
        var task = task(job);

        assertThat(post(address, task, signed(task)).statusCode()).isEqualTo(200);
        assertThat(post(address, task, signed(task)).statusCode()).isEqualTo(200);
        assertThat(answers(attempt(job)))
                .filteredOn(kept -> kept.kind() == Kind.CALLBACK)
                .hasSize(1);
        vendors.finishAll();
        assertThat(post(address, task, signed(task)).statusCode()).isEqualTo(200);

        assertThat(anna.finished(job).text("status")).isEqualTo("completed");
        assertThat(post(address, task, signed(task)).statusCode())
                .as("long after")
                .isEqualTo(200);
        assertThat(count("job_attempts where job_id = '" + job + "'")).isEqualTo(1);
        assertThat(count("ledger_postings where kind = 'capture' and reference = 'settle:video:" + job + "'"))
                .isEqualTo(1);
        assertThat(count("callback_counts")).isZero();
    }

    @Test
    void forged_callbacks_get_the_same_answer_are_counted_and_change_nothing() throws Exception {
        vendors.making(FOR_EVER);
        var job = order();
        await(() -> task(job) != null);
        var attempt = attempt(job);
        var task = task(job);
        var ours = address(attempt);
        var kept = answers(attempt).size();

        for (var path : List.of(
                "/callbacks/kie/" + attempt + "/" + "A".repeat(43),
                "/callbacks/kie/" + attempt + "/short",
                "/callbacks/kie/" + UUID.randomUUID() + "/" + mac(ours),
                "/callbacks/kie/not-an-attempt/" + mac(ours),
                "/callbacks/nobody/" + attempt + "/" + mac(ours))) {
            var answer = post(URI.create(studio.address() + path), task, signed(task));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).isEmpty();
        }
        var now = Long.toString(Instant.now().getEpochSecond());
        var old = Long.toString(Instant.now().minus(FOR_EVER).getEpochSecond());
        for (var headers : List.of(
                Map.<String, String>of(),
                Map.of("X-Webhook-Timestamp", now, "X-Webhook-Signature", "forged"),
                signed("somebody-elses"),
                signed(task, old))) {
            assertThat(post(ours, task, headers).statusCode()).isEqualTo(200);
        }
        assertThat(raw(ours, "not json".getBytes(StandardCharsets.UTF_8), signed(task))
                        .statusCode())
                .isEqualTo(200);

        assertThat(studio.database()
                        .jdbc()
                        .sql("select provider || ' ' || reason || ' ' || count from callback_counts order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("kie not_from_vendor 5", "kie wrong_address 4", "unknown unknown_provider 1");
        assertThat(answers(attempt)).hasSize(kept);
        assertThat(anna.get("/v1/videos/" + job).text("stage")).isEqualTo("generating");
        anna.delete("/v1/videos/" + job);
    }

    @Test
    void a_huge_callback_is_refused_unread_and_a_callback_is_only_ever_posted() throws Exception {
        vendors.making(FOR_EVER);
        var job = order();
        await(() -> task(job) != null);
        var attempt = attempt(job);
        var kept = answers(attempt).size();

        assertThat(raw(address(attempt), new byte[300 * 1024], signed(task(job)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(http.send(HttpRequest.newBuilder(address(attempt)).GET().build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(405);

        assertThat(answers(attempt)).hasSize(kept);
        anna.delete("/v1/videos/" + job);
    }

    private String order() throws Exception {
        var photo = new ApiClient.Photo("sneaker.jpg", Files.readAllBytes(PHOTO));
        var brief = ApiClient.brief("model", "hailuo-2.3", "duration", "6");
        var answer = anna.order(UUID.randomUUID().toString(), photo, brief);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        return answer.body().path("jobs").path(0).path("job_id").asString();
    }

    private String page(String path, String language) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(studio.address() + path))
                .header("Authorization", "Bearer " + anna.token())
                .header("Accept-Language", language)
                .header("Accept", "text/html");
        var answer = http.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> post(URI address, String task, Map<String, String> headers) throws Exception {
        return raw(
                address,
                "{\"code\":200,\"data\":{\"taskId\":\"%s\"}}".formatted(task).getBytes(StandardCharsets.UTF_8),
                headers);
    }

    private HttpResponse<String> raw(URI address, byte[] body, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static Map<String, String> signed(String task) throws Exception {
        return signed(task, Long.toString(Instant.now().getEpochSecond()));
    }

    /** As kie.ai documents it: HMAC-SHA256 over the task's id and the time in seconds. */
    private static Map<String, String> signed(String task, String seconds) throws Exception {
        var hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(SandboxProviders.KIE_WEBHOOK_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = hmac.doFinal((task + "." + seconds).getBytes(StandardCharsets.UTF_8));
        return Map.of(
                "X-Webhook-Timestamp",
                seconds,
                "X-Webhook-Signature",
                Base64.getEncoder().encodeToString(signature));
    }

    private static URI address(UUID attempt) {
        return studio.bean(Callbacks.class).addressFor("kie", attempt).orElseThrow();
    }

    private static String mac(URI address) {
        return address.toString().substring(address.toString().lastIndexOf('/') + 1);
    }

    private static List<Kept> answers(UUID attempt) {
        return studio.bean(AttemptAnswers.class).of(attempt);
    }

    private static UUID attempt(String job) {
        return studio.database()
                .jdbc()
                .sql("select id from job_attempts where job_id = :job::uuid order by number desc limit 1")
                .param("job", job)
                .query(UUID.class)
                .single();
    }

    private static String task(String job) {
        return studio.database()
                .jdbc()
                .sql("select task from job_attempts where job_id = :job::uuid and task is not null")
                .param("job", job)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static boolean retried(String job) {
        try {
            return anna.get("/v1/videos/" + job).body().path("retried").asBoolean();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode balance() throws Exception {
        return anna.get("/v1/balance").body();
    }

    private static long count(String from) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + from)
                .query(Long.class)
                .single();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var deadline = Instant.now().plus(PATIENCE);
        var pause = new Object();
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(deadline);
            synchronized (pause) {
                pause.wait(100);
            }
        }
    }
}
