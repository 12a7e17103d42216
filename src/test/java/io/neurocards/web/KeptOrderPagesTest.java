package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the site says to a customer whose orders must stand behind something of theirs that waits. */
@Thorough
@Order(2)
class KeptOrderPagesTest {

    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" content=\"([^\"]+)\"");
    private static final Path PHOTO = Path.of("src/test/resources/photos/sneaker.jpg");

    @TempDir
    Path folder;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private StudioOnTwo studio;

    @BeforeEach
    void start() {
        studio = StudioOnTwo.start(folder);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void an_order_and_one_more_clip_show_that_they_wait_and_later_the_clip_or_why_there_is_none() throws Exception {
        var seller = studio.client().signedUp("seller@example.org");
        var job = seller.order("first", StudioOnTwo.sneaker(), brief()).job();
        signIn(seller.token());
        var blocker = holdUp();

        var ordered = posts("/studio", List.of("template", "ad", "description", "white sneaker", "seconds", "5"), true);
        var again = posts("/videos/" + job + "/again", List.of(), false);
        var page = get(path(ordered));
        var both = List.of(path(ordered), path(again));
        studio.bean(NodeJournal.class).done(blocker);
        var clip = until(() -> get(path(ordered)), answer -> answer.statusCode() != 200);
        var refused = until(() -> get(path(again)), answer -> !answer.body().contains("is kept and waits"));

        assertThat(both)
                .allSatisfy(one -> assertThat(one).startsWith("/operations/"))
                .doesNotHaveDuplicates();
        assertThat(page.body()).contains("Your order is kept and waits");
        assertThat(page.headers().firstValue("Refresh")).contains("5");
        assertThat(path(clip)).startsWith("/videos/").doesNotEndWith(job);
        assertThat(get(path(clip)).statusCode()).isEqualTo(200);
        assertThat(refused.body()).contains("The order was not taken");
        assertThat(seller.get("/v1/videos").body().path("videos")).hasSize(2);
    }

    /** Lets something of the only customer wait for what nobody can decide; returns that. */
    private OperationId holdUp() {
        var journal = studio.bean(NodeJournal.class);
        var person = JdbcClient.create(studio.databases.primary.dataSource())
                .sql("select distinct person_id from sessions")
                .query(UUID.class)
                .single();
        var blocker = OperationId.named("blocker");
        journal.accept(operation(blocker, PersonId.at(Instant.EPOCH), "nobody.knows", List.of()));
        journal.accept(
                operation(OperationId.named("held up"), new PersonId(person), "accounts.language", List.of(blocker)));
        return blocker;
    }

    private static AcceptedOperation operation(OperationId id, PersonId person, String type, List<OperationId> after) {
        return new AcceptedOperation(
                id, person, "website", type, Priority.LOW, Instant.now(), null, Bytes.of("en".getBytes(UTF_8)), after);
    }

    private void signIn(String token) {
        var cookie = new HttpCookie("neurocards_session", token);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(studio.address()), cookie);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> posts(String path, List<String> fields, boolean photo) throws Exception {
        var csrf = CSRF.matcher(get("/studio").body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
        var all = new ArrayList<>(fields);
        all.addAll(List.of("action", UUID.randomUUID().toString(), "_csrf", csrf));
        var body = new StringBuilder();
        for (var index = 0; index < all.size(); index += 2) {
            body.append("--x\r\nContent-Disposition: form-data; name=\"" + all.get(index) + "\"\r\n\r\n"
                    + all.get(index + 1) + "\r\n");
        }
        var head = String.join(
                "\r\n",
                "--x",
                "Content-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"",
                "Content-Type: image/jpeg",
                "",
                "");
        var parts = photo
                ? List.of(body + head, Files.readString(PHOTO, ISO_8859_1), "\r\n--x--\r\n")
                : List.of(body + "--x--\r\n");
        return http.send(
                request(path)
                        .header("Content-Type", "multipart/form-data; boundary=x")
                        .POST(BodyPublishers.ofString(String.join("", parts), ISO_8859_1))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(studio.address() + path)).header("Accept-Language", "en");
    }

    private static String path(HttpResponse<?> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }
}
