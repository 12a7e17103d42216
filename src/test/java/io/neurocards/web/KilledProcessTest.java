package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.database.TestDatabase;
import io.neurocards.web.ApiClient.Photo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the whole process with signal 9 inside each change of a job's stage, before the change is committed, and once in the
 * middle of rendering. A trigger of the test stops the process exactly there: it waits for a lock that the test holds.
 */
@Thorough
@Order(1)
class KilledProcessTest {

    private static final long BARRIER = 4711;

    @TempDir
    Path folder;

    private TestDatabase database;
    private Connection gate;
    private StudioProcess studio;

    @BeforeEach
    void a_database_with_a_barrier() throws Exception {
        database = TestDatabase.fresh();
        studio = new StudioProcess(
                database.url(), folder, Path.of("target", "killed-process.log"), RunningStudio.USUAL_FILMS);
        gate = database.dataSource().getConnection();
        run("create table test_barrier (stage text primary key)");
        run("""
                create function test_barrier() returns trigger language plpgsql as $$
                begin
                    if new.stage <> old.stage and exists (select 1 from test_barrier where stage = new.stage) then
                        perform pg_advisory_xact_lock(%d);
                    end if;
                    return new;
                end $$
                """.formatted(BARRIER));
        run("create trigger test_barrier before update on jobs for each row execute function test_barrier()");
    }

    @AfterEach
    void stop() throws Exception {
        studio.close();
        gate.close();
        database.close();
    }

    @Test
    void a_clip_survives_a_kill_at_every_step_and_is_charged_once() throws Exception {
        studio.start();
        var seller = client().signedUp("seller@example.org");
        raise("prompting");
        var job = seller.order("order", sneaker(), brief())
                .body()
                .at("/jobs/0/job_id")
                .asString();
        killAtBarrier();

        for (var stage : List.of("submitting", "generating", "fetching", "checking", "delivering", "completed")) {
            raise(stage);
            studio.start();
            if ("fetching".equals(stage)) {
                until(
                        () -> seller().get("/v1/videos/" + job),
                        video -> video.body().path("progress").asInt() > 10);
                killAndLower();
                raise(stage);
                studio.start();
            }
            killAtBarrier();
        }
        studio.start();

        assertThat(seller().finished(job).text("status")).isEqualTo("completed");
        assertThat(postings(job)).containsExactly("capture", "hold");
        assertThat(seller().get("/v1/balance").body().path("credits").asInt()).isEqualTo(1);
        assertThat(seller().get("/v1/balance").body().path("held").asInt()).isZero();
        assertThat(sumOfEntries()).isZero();
    }

    @Test
    void a_kill_within_a_cancellation_leaves_one_release_and_no_charge() throws Exception {
        studio.start();
        var seller = client().signedUp("seller@example.org");
        raise("cancelled");
        var job = seller.order("order", sneaker(), brief())
                .body()
                .at("/jobs/0/job_id")
                .asString();
        var cancelling = Thread.ofVirtual().start(() -> cancelAndLoseTheAnswer(seller, job));
        killAtBarrier();
        cancelling.join();

        studio.start();
        assertThat(postings(job)).containsExactly("hold");
        assertThat(seller().post("/v1/videos/" + job + "/cancel", "").text("stage"))
                .isEqualTo("cancelled");

        assertThat(postings(job)).containsExactly("hold", "release");
        assertThat(seller().get("/v1/balance").body().path("credits").asInt()).isEqualTo(2);
        assertThat(sumOfEntries()).isZero();
    }

    private static void cancelAndLoseTheAnswer(ApiClient seller, String job) {
        try {
            seller.post("/v1/videos/" + job + "/cancel", "");
        } catch (IOException expected) {
            assertThat(expected).isNotNull();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ApiClient seller() throws IOException, InterruptedException {
        var session = client().post(
                        "/v1/website/sessions",
                        "{\"email\":\"seller@example.org\",\"password\":\"a password of mine\"}");
        return client().with(session.text("access_token"));
    }

    private ApiClient client() {
        return new ApiClient(studio.address());
    }

    private static Photo sneaker() throws IOException {
        return new Photo("sneaker.jpg", Files.readAllBytes(Path.of("src/test/resources/photos/sneaker.jpg")));
    }

    /** Stops the next change to {@code stage} before it is committed. */
    private void raise(String stage) throws SQLException {
        run("select pg_advisory_lock(" + BARRIER + ")");
        run("insert into test_barrier values ('" + stage + "')");
    }

    private void killAtBarrier() throws Exception {
        until(
                () -> database.jdbc()
                        .sql(
                                "select count(*) from pg_locks where locktype = 'advisory' and objid = 4711 and not granted"
                                        + " and database = (select oid from pg_database where datname = current_database())")
                        .query(Integer.class)
                        .single(),
                waiting -> waiting > 0);
        killAndLower();
    }

    private void killAndLower() throws Exception {
        studio.kill();
        run("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'neurocards'"
                + " and datname = current_database()");
        run("delete from test_barrier");
        run("select pg_advisory_unlock_all()");
    }

    private List<String> postings(String job) {
        return database.jdbc()
                .sql("select kind from ledger_postings where reference in (:hold, :settle) order by kind")
                .param("hold", "hold:video:" + UUID.fromString(job))
                .param("settle", "settle:video:" + job)
                .query(String.class)
                .list();
    }

    private long sumOfEntries() {
        return database.jdbc()
                .sql("select sum(amount) from ledger_entries")
                .query(Long.class)
                .single();
    }

    private void run(String sql) throws SQLException {
        try (var statement = gate.createStatement()) {
            statement.execute(sql);
        }
    }
}
