package io.neurocards.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.operations.processes.ProcessState;
import io.neurocards.shared.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process for the site and two workers, each a process of its own: one of them is killed in the middle of a film. */
@Thorough
class ScaleTest {

    @TempDir
    Path folder;

    @Test
    void clips_are_made_once_and_charged_once_by_many_workers_of_which_one_is_lost() throws Exception {
        var log = folder.resolve("said.log");
        try (var database = TestDatabase.fresh();
                var studio = new ManyProcesses(database.url(), database.jdbc(), folder, log)) {
            studio.startSite();
            studio.startWorkers(2);
            var site = new ApiClient(studio.site().address());
            var worker = new ApiClient(studio.worker(0).address());
            assertThat(worker.get("/readyz").status()).isEqualTo(200);
            assertThat(worker.get("/v1/plans").status()).isEqualTo(404);
            assertThat(worker.get("/sign-in").status()).isEqualTo(404);
            assertThat(site.get("/v1/models").status()).isEqualTo(200);

            studio.order(2);
            var victim = studio.awaitFilm();
            studio.worker(victim).kill();
            studio.order(4);
            studio.awaitClips();

            assertThat(studio.wrong()).isEmpty();
            assertThat(studio.count("select count(*) from job_attempts where outcome = 'lost'"))
                    .as("films that had to be begun again: the one that was killed with its maker")
                    .isLessThanOrEqualTo(1);
            assertThat(studio.count("select count(distinct worker) from jobs")).isGreaterThan(1);
            var left = studio.name(1 - victim);
            assertThat(studio.seen(left).roles()).isEqualTo(Set.of(Role.WORKER));
            assertThat(studio.seen(left).state()).isEqualTo(ProcessState.ALIVE);
            studio.worker(1 - victim).end();
            assertThat(studio.seen(left).state()).isEqualTo(ProcessState.STOPPED);
            database.jdbc()
                    .sql("update processes set seen_at = seen_at - interval '1 minute' where name = :name")
                    .param("name", studio.name(victim))
                    .update();
            assertThat(studio.seen(studio.name(victim)).state()).isEqualTo(ProcessState.LOST);

            site.with("nk_live_0123456789abcdef0123456789abcdef").get("/v1/api/plans");
            site.post("/api/webhook/stripe", "{\"secret\":\"whsec_0123456789abcdef\"}");
            site.post("/v1/website/sessions", "{\"email\":\"who@example.org\",\"password\":\"another secret\"}");
            assertThat(Files.readString(log))
                    .contains("Request: method=POST, route=/v1/website/sessions, status=401")
                    .contains("job=send-email-code/")
                    .doesNotContain(studio.secrets())
                    .doesNotContain("nk_live_0123", "whsec_0123", "who@example.org", "another secret");
        }
    }
}
