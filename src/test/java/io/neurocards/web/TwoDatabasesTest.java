package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.Mode;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole studio on two databases of two servers, either of which is taken away under a customer. */
@Thorough
@Order(2)
class TwoDatabasesTest {

    @TempDir
    Path folder;

    private StudioOnTwo studio;

    @BeforeEach
    void two_databases() {
        studio = StudioOnTwo.start(folder, "--neurocards.providers.kie.keys=a-planted-key-of-a-vendor");
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void a_clip_is_made_and_paid_while_the_primary_goes_and_comes_back() throws Exception {
        studio.awaitMode(Mode.FULL_OPERATIONAL);
        var seller = studio.client().signedUp("seller@example.org");
        var job = seller.order("order", StudioOnTwo.sneaker(), brief()).job();
        until(
                () -> seller.get("/v1/videos/" + job),
                video -> video.body().path("progress").asInt() > 10);

        studio.databases.primary.refuse();
        var during = seller.get("/v1/videos/" + job);
        var finished = seller.finished(job);

        assertThat(during.status()).isEqualTo(200);
        assertThat(finished.text("status")).isEqualTo("completed");
        assertThat(studio.pair().status().decider()).isEqualTo(Side.BACKUP);
        studio.databases.primary.accept();
        studio.awaitMode(Mode.FULL_OPERATIONAL);
        var second = seller.order("another", StudioOnTwo.sneaker(), brief());
        assertThat(second.status()).isEqualTo(202);
        assertThat(seller.finished(second.job()).text("status")).isEqualTo("completed");
        studio.awaitEqual();
    }

    @Test
    void it_starts_with_one_database_and_with_none_and_recovers_by_itself() throws Exception {
        studio.awaitMode(Mode.FULL_OPERATIONAL);
        var seller = studio.client().signedUp("seller@example.org");
        studio.stop();
        studio.databases.primary.refuse();
        studio.start();
        studio.awaitMode(Mode.SUPABASE_ONLY);
        assertThat(studio.client().with(seller.token()).get("/v1/videos").status())
                .isEqualTo(200);

        studio.stop();
        studio.databases.backup.refuse();
        studio.start();
        studio.awaitMode(Mode.CACHE_ONLY);
        assertThat(studio.client()
                        .with(seller.token())
                        .get("/v1/operations/" + UUID.randomUUID())
                        .status())
                .isEqualTo(503);
        studio.databases.backup.accept();
        studio.databases.primary.accept();
        studio.awaitMode(Mode.FULL_OPERATIONAL);

        var job = studio.client()
                .with(seller.token())
                .order("order", StudioOnTwo.sneaker(), brief())
                .job();
        assertThat(studio.client().with(seller.token()).finished(job).text("status"))
                .isEqualTo("completed");
    }
}
