package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.sandbox.payments.SandboxPayments;
import io.neurocards.sandbox.providers.SandboxProviders;
import io.neurocards.web.RunningStudio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Thorough
class ToolRunTest {

    @TempDir
    Path folder;

    private final TestDatabase database = TestDatabase.fresh();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void the_first_word_decides_between_a_tool_and_the_studio() {
        assertThat(ToolRun.isAsked(new String[] {"jobs", "stuck"})).isTrue();
        assertThat(ToolRun.isAsked(new String[] {"--server.port=0", "jobs"})).isFalse();
        assertThat(ToolRun.isAsked(new String[] {})).isFalse();
    }

    @Test
    void a_tool_runs_on_the_settings_of_the_studio_and_takes_none_of_its_work() {
        database.jdbc()
                .sql("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values ('video', '01a1fd74-a2e8-7110-90f2-bb9e831392a6', now(), false, 1)")
                .update();

        assertThat(run(database.url(), "jobs", "stuck")).isZero();
        assertThat(run(database.url(), "jobs", "reconcile", "--apply")).isZero();
        assertThat(run(database.url(), "jobs", "cleanup", "--apply")).isZero();
        assertThat(run(database.url(), "payments", "reconcile", "--dry-run")).isZero();
        assertThat(run(database.url(), "jobs")).isEqualTo(2);
        assertThat(run(database.url(), "books", "check")).isZero();
        assertThat(run(database.url(), "admin", "create", "Anna", "owner")).isZero();
        assertThat(said.removeLast()).matches("Open once, within 24 hours: .*/desk/join\\?link=nka_[A-Za-z0-9_-]{43}");
        assertThat(run(database.url(), "admin", "create", "ANNA", "owner")).isEqualTo(1);
        assertThat(said.removeLast()).isEqualTo("Somebody has that name already");
        assertThat(run(database.url(), "admin", "create", "Boris", "emperor")).isEqualTo(2);
        assertThat(said.removeLast()).startsWith("Usage: admin create NAME ");
        assertThat(run(database.url(), "admin", "list")).isZero();
        assertThat(said.removeLast()).isEqualTo("Anna\towner\tinvited");

        assertThat(said)
                .containsExactly(
                        "0 found",
                        "0 done, 0 left",
                        "0 given up, 0 left",
                        "No gateway is set up",
                        "Usage: jobs stuck | jobs reconcile [--apply] | jobs cleanup [--apply]",
                        "14 rules looked at, 0 differences");
        assertThat(database.jdbc()
                        .sql("select count(*) from scheduled_tasks where not picked")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void the_books_are_told_and_written_down_beside_the_studio() {
        assertThat(run(database.url(), "books", "figures")).isZero();
        assertThat(said).isNotEmpty();

        var books = folder.resolve("books");
        assertThat(run(database.url(), "books", "export", books.toString())).isZero();

        assertThat(books.toFile().list())
                .containsExactlyInAnyOrder("money.csv", "jobs.csv", "liability.csv", "refunds.csv");
    }

    @Test
    void what_is_set_up_is_tried_and_what_does_not_work_is_named_without_its_secret() throws Exception {
        var code = run(database.url(), "check", "--neurocards.mode=production");
        assertThat(code).as(String.join("\n", said)).isZero();
        assertThat(said)
                .contains("off     mail", "off     telegram", "off     payments", "off     provider-keys")
                .contains("off     redis", "off     proxies", "off     openai", "off     two-databases")
                .contains("ok      storage: a file was put away and deleted", "All that is set up works")
                .anyMatch(line -> line.startsWith("ok      database: PostgreSQL "))
                .anyMatch(line -> line.startsWith("ok      ffmpeg: "));
        said.clear();

        try (var payments = SandboxPayments.start();
                var providers = SandboxProviders.start(folder.resolve("providers"))) {
            assertThat(run(
                            database.url(),
                            "check",
                            "--neurocards.mode=production",
                            "--neurocards.mail.host=127.0.0.1",
                            "--neurocards.mail.port=1",
                            "--neurocards.mail.from=studio@example.org",
                            "--neurocards.mail.password=pl4nted",
                            "--neurocards.telegram.token=1:pl4nted",
                            "--neurocards.telegram.api-url=http://127.0.0.1:1",
                            "--neurocards.payments.test-mode=true",
                            "--neurocards.payments.stripe.base-url=" + payments.stripe(),
                            "--neurocards.payments.stripe.api-key=" + SandboxPayments.STRIPE_KEY,
                            "--neurocards.payments.stripe.webhook-secret=" + SandboxPayments.WEBHOOK_SECRET,
                            "--neurocards.providers.kie.base-url=" + providers.kie(),
                            "--neurocards.providers.kie.upload-base-url=" + providers.kieFiles(),
                            "--neurocards.providers.kie.keys=" + SandboxProviders.KIE_KEY + ";pl4nted-and-unknown",
                            "--neurocards.providers.kie.webhook-key=" + SandboxProviders.KIE_WEBHOOK_KEY,
                            "--neurocards.providers.openai.base-url=" + providers.openai(),
                            "--neurocards.providers.openai.api-key=" + SandboxProviders.OPENAI_KEY,
                            "--neurocards.proxies.file="
                                    + Files.writeString(folder.resolve("proxies"), "127.0.0.1:1:ann:pl4nted"),
                            "--neurocards.redis.url=redis://:pl4nted@127.0.0.1:1/0"))
                    .isEqualTo(1);
        }
        assertThat(said)
                .contains(
                        "ok      payments: stripe tell their payments",
                        "ok      openai: its key is taken, and gpt-4o-mini is among the models",
                        "5 do not work; nothing was bought, sent or changed")
                .anyMatch(line -> line.startsWith("FAILED  mail: 127.0.0.1:1 does not let us in: "))
                .anyMatch(line -> line.startsWith("FAILED  telegram: "))
                .anyMatch(line -> line.startsWith("FAILED  redis: 127.0.0.1:1 does not answer: "))
                .anyMatch(line -> line.startsWith("FAILED  proxies: 1 of 1 do not work: 127.0.0.1:1 "))
                .anyMatch(line -> line.startsWith("FAILED  provider-keys: kie ")
                        && line.endsWith(" got no answer: is the key right?"))
                .noneMatch(line -> line.contains("pl4nted"));
    }

    @Test
    void a_day_is_told_in_numbers() {
        assertThat(run(database.url(), "report", "2026-01-31")).isZero();
        assertThat(said.getFirst()).contains("2026-01-31");
    }

    @Test
    void a_database_that_is_not_there_is_a_sentence_and_an_exit_code_of_its_own() {
        assertThat(run("postgres://nobody:secret-word@127.0.0.1:1/none", "jobs", "stuck"))
                .isEqualTo(2);

        assertThat(said)
                .singleElement()
                .asString()
                .startsWith("Nothing was done: ")
                .doesNotContain("secret-word");
    }

    private int run(String databaseUrl, String... words) {
        var settings = RunningStudio.arguments(databaseUrl, folder).stream()
                .filter(setting -> !words[0].equals("check") || !setting.contains(".mode="));
        return ToolRun.run(
                Stream.of(
                                Stream.of(words),
                                settings,
                                Stream.of("--logging.level.root=info")) // for all other tests of this JVM
                        .flatMap(each -> each)
                        .toArray(String[]::new),
                said::add);
    }
}
