package io.neurocards.web;

import static io.neurocards.web.ApiClient.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.neurocards.Thorough;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.database.journal.Priority;
import io.neurocards.database.pair.Mode;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What could not be decided however often it was tried, in the hands of an administrator. */
@Thorough
@Order(2)
class DeadLettersTest {

    private static final String TOKEN = "an-administrators-token-of-some-length";
    private static final OperationId LETTER = OperationId.named("letter");
    private static final OperationId OTHER = OperationId.named("other letter");

    @TempDir
    Path folder;

    private StudioOnTwo studio;

    @BeforeEach
    void two_operations_that_nobody_knows() throws Exception {
        studio = StudioOnTwo.start(folder, "--neurocards.web.admin-token=" + TOKEN);
        studio.awaitMode(Mode.FULL_OPERATIONAL);
        for (var id : List.of(LETTER, OTHER)) {
            studio.bean(NodeJournal.class)
                    .accept(new AcceptedOperation(
                            id,
                            PersonId.at(Instant.EPOCH),
                            "website",
                            "nobody.knows",
                            Priority.LOW,
                            Instant.now(),
                            null,
                            Bytes.of("what".getBytes(StandardCharsets.UTF_8)),
                            List.of()));
        }
        until(
                () -> administrator().get("/v1/admin/status"),
                status -> status.body().at("/queue/dead_letters").size() == 2);
    }

    @AfterEach
    void stop() {
        studio.close();
    }

    @Test
    void a_program_has_one_tried_again_and_gives_it_up_and_both_stand_in_the_audit_log() throws Exception {
        var letters = administrator().get("/v1/admin/status").body().at("/queue/dead_letters");
        var anybody = studio.client().post(path(LETTER), "{\"wish\":\"drop\"}");
        var unknown = administrator().post("/v1/admin/dead-letters/" + UUID.randomUUID(), "{\"wish\":\"drop\"}");
        var odd = administrator().post(path(LETTER), "{\"wish\":\"forget\"}");
        var mute = administrator().post(path(LETTER), "{}");
        var again = administrator().post(path(LETTER), "{\"wish\":\"retry\"}");
        var dropped = administrator().post(path(LETTER), "{\"wish\":\"drop\"}");
        var gone = administrator().post(path(LETTER), "{\"wish\":\"drop\"}");

        assertThat(letters.findValuesAsString("type")).containsOnly("nobody.knows");
        assertThat(anybody.status()).isEqualTo(401);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(odd.status()).isEqualTo(400);
        assertThat(mute.status()).isEqualTo(400);
        assertThat(again.text("status")).isEqualTo("dead");
        assertThat(again.text("reason")).isNotEmpty();
        assertThat(dropped.text("status")).isEqualTo("refused");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(studio.databases
                        .primary
                        .jdbc()
                        .sql("select action || ' ' || subject from audit_log order by id")
                        .query(String.class)
                        .list())
                .containsExactly("dead-letter.retry operation:" + LETTER, "dead-letter.drop operation:" + LETTER);
        assertThat(administrator().get("/v1/admin/status").body().at("/queue/dead_letters"))
                .hasSize(1);
    }

    @Test
    void a_person_does_the_same_by_buttons_and_is_asked_before_one_is_given_up() throws Exception {
        try (var browser = new TestBrowser(studio.address())) {
            var page = browser.stranger();
            page.navigate("/dashboard/databases");
            page.locator("#token").fill(token("Anna", "operations"));
            page.locator("#token").press("Enter");
            var buttons = page.locator("#dead [data-operation='" + LETTER + "']");
            PlaywrightAssertions.assertThat(buttons).hasCount(2);

            buttons.first().click();
            PlaywrightAssertions.assertThat(page.locator("#said")).containsText("Снова не получилось");
            page.onceDialog(Dialog::dismiss);
            buttons.last().click();
            PlaywrightAssertions.assertThat(buttons).hasCount(2);
            page.onceDialog(Dialog::accept);
            buttons.last().click();

            PlaywrightAssertions.assertThat(buttons).hasCount(0);
            PlaywrightAssertions.assertThat(page.locator("#dead [data-operation='" + OTHER + "']"))
                    .hasCount(2);
            assertThat(studio.databases
                            .primary
                            .jdbc()
                            .sql(
                                    "select actor || ' ' || action from audit_log where action like 'dead-letter.%' order by id")
                            .query(String.class)
                            .list())
                    .containsExactly("admin:Anna dead-letter.retry", "admin:Anna dead-letter.drop");
            var viewers = browser.stranger();
            viewers.navigate("/dashboard/databases");
            viewers.locator("#token").fill(token("Vera", "viewer"));
            viewers.locator("#token").press("Enter");
            PlaywrightAssertions.assertThat(viewers.locator("#dead li")).hasCount(1);
            PlaywrightAssertions.assertThat(viewers.locator("#dead button")).hasCount(0);
        }
    }

    private String token(String name, String role) throws Exception {
        return administrator()
                .post(
                        "/v1/admin/tokens",
                        "{\"name\":\"%s\",\"role\":\"%s\",\"expires_in_days\":1}".formatted(name, role))
                .text("token");
    }

    private static String path(OperationId letter) {
        return "/v1/admin/dead-letters/" + letter;
    }

    private ApiClient administrator() {
        return studio.client().with(TOKEN);
    }
}
