package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.NeuroCardsApplication;
import io.neurocards.database.log.Side;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.Pair;
import io.neurocards.web.ApiClient.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole studio on two databases of two servers, either of which is taken away under a customer. */
@Order(2)
class TwoDatabasesTest {

    @TempDir
    Path folder;

    private TestPair databases;
    private ConfigurableApplicationContext studio;

    @BeforeEach
    void two_databases() {
        databases = TestPair.bare();
        start();
    }

    private void start() {
        var arguments = new ArrayList<>(RunningStudio.arguments(databases.primary.address(), folder));
        arguments.add("--neurocards.database.backup.url=" + databases.backup.address());
        arguments.add("--neurocards.database.journal.folder=" + folder.resolve("journal"));
        arguments.add("--neurocards.database.pair.rejoin-after=1s");
        arguments.add("--neurocards.database.pair.probe-timeout=3s");
        studio = SpringApplication.run(NeuroCardsApplication.class, arguments.toArray(String[]::new));
    }

    @AfterEach
    void stop() {
        studio.close();
        databases.close();
    }

    @Test
    void a_clip_is_made_and_paid_while_the_primary_goes_and_comes_back() throws Exception {
        awaitMode(Mode.FULL_OPERATIONAL);
        var seller = client().signedUp("seller@example.org");
        var job = seller.order("order", sneaker(), brief())
                .body()
                .at("/jobs/0/job_id")
                .asString();
        until(
                () -> seller.get("/v1/videos/" + job),
                video -> video.body().path("progress").asInt() > 10);

        databases.primary.refuse();
        var during = seller.get("/v1/videos/" + job);
        var finished = seller.finished(job);

        assertThat(during.status()).isEqualTo(200);
        assertThat(finished.text("status")).isEqualTo("completed");
        assertThat(pair().status().decider()).isEqualTo(Side.BACKUP);
        databases.primary.accept();
        awaitMode(Mode.FULL_OPERATIONAL);
        var second = seller.order("another", sneaker(), brief());
        assertThat(second.status()).isEqualTo(202);
        assertThat(seller.finished(second.body().at("/jobs/0/job_id").asString())
                        .text("status"))
                .isEqualTo("completed");
        awaitEqual();
    }

    @Test
    void it_starts_with_one_database_and_with_none_and_recovers_by_itself() throws Exception {
        awaitMode(Mode.FULL_OPERATIONAL);
        var seller = client().signedUp("seller@example.org");
        studio.close();
        databases.primary.refuse();
        start();
        awaitMode(Mode.SUPABASE_ONLY);
        assertThat(client().with(seller.token()).get("/v1/videos").status()).isEqualTo(200);

        studio.close();
        databases.backup.refuse();
        start();
        awaitMode(Mode.CACHE_ONLY);
        assertThat(client().with(seller.token())
                        .get("/v1/operations/" + UUID.randomUUID())
                        .status())
                .isEqualTo(503);
        databases.backup.accept();
        databases.primary.accept();
        awaitMode(Mode.FULL_OPERATIONAL);

        var job = client().with(seller.token())
                .order("order", sneaker(), brief())
                .body()
                .at("/jobs/0/job_id")
                .asString();
        assertThat(client().with(seller.token()).finished(job).text("status")).isEqualTo("completed");
    }

    private void awaitMode(Mode mode) throws Exception {
        until(() -> pair().mode(), now -> now == mode);
    }

    private void awaitEqual() throws Exception {
        until(
                () -> databases.primary.head().equals(databases.backup.head())
                        && databases.primary.contents().equals(databases.backup.contents()),
                equal -> equal);
    }

    private Pair pair() {
        return studio.getBean(Pair.class);
    }

    private ApiClient client() {
        var port = ((ServletWebServerApplicationContext) studio).getWebServer().getPort();
        return new ApiClient("http://localhost:" + port);
    }

    private static Photo sneaker() throws IOException {
        return new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
    }
}
