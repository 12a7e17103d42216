package io.neurocards;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.web.RunningStudio;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
                        "No gateway is set up",
                        "Usage: jobs stuck | jobs reconcile [--apply]",
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
        var settings = RunningStudio.arguments(databaseUrl, folder).stream();
        return ToolRun.run(Stream.concat(Stream.of(words), settings).toArray(String[]::new), said::add);
    }
}
