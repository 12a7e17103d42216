package io.neurocards.telegram.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.Decisions;
import io.neurocards.operations.models.ModelsReport;
import io.neurocards.operations.models.ModelsReport.Sale;
import io.neurocards.providers.Catalogue;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.vendors.TestKeys;
import io.neurocards.shared.OperationId;
import io.neurocards.telegram.broadcast.DeskContext;
import io.neurocards.videos.HouseStudio;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the desk on keys, models, and what providers have said. */
class VendorsDeskTest {

    private static final long ADMIN = 7_000_000_001L;
    private static final long STRANGER = 7_000_000_002L;

    @TempDir
    Path folder;

    private HouseStudio studio;
    private DeskContext desk;
    private DeskHand admin;

    @BeforeEach
    void open() throws Exception {
        studio = new HouseStudio(folder);
        desk = new DeskContext(studio, Long.toString(ADMIN));
        admin = new DeskHand(desk, ADMIN);
    }

    @AfterEach
    void close() {
        desk.close();
        studio.close();
    }

    @Test
    void every_key_stands_there_by_its_fingerprint_those_in_trouble_first() throws Exception {
        desk.keys().block("c3", Trouble.BILLING);
        desk.keys().block("b2", Trouble.INVALID);

        admin.types("/admin");
        admin.on("Keys");

        assertThat(admin.shown())
                .contains("Keys of video providers</b>: 3")
                .containsSubsequence(
                        TestKeys.print("b2"), "not a valid key, until it is exchanged",
                        TestKeys.print("c3"), "no money on the account, until ",
                        TestKeys.print("a1"), "✅ fine");
        assertThat(admin.labels().limit(2)).allMatch(label -> label.startsWith("⛔"));
    }

    @Test
    void a_block_is_lifted_once_with_one_line_in_the_audit_log() throws Exception {
        desk.keys().block("c3", Trouble.BILLING);
        admin.presses("adm:keys");
        admin.on(TestKeys.print("c3"));
        assertThat(admin.shown())
                .contains("kie, account 2")
                .contains("Failed since it last made a clip: 1")
                .contains("at most 20 in 10 s, 100 at a time");

        var yes = admin.confirms(admin.button("Lift the block"), "topped <up>");
        var first = admin.shown();
        admin.presses(yes);

        assertThat(first).contains("The block is lifted").isEqualTo(admin.shown());
        assertThat(desk.keys().report().keys()).allMatch(key -> key.isHealthy());
        assertThat(desk.count("audit_log where action = 'key.unblock' and actor = 'telegram:" + ADMIN
                        + "' and subject = 'key:kie/" + TestKeys.print("c3") + "' and reason = 'topped <up>'"))
                .isEqualTo(1);
        assertThat(desk.count("audit_log")).isEqualTo(1);
    }

    @Test
    void a_question_names_the_key_and_a_block_that_is_gone_meanwhile_is_not_lifted_again() throws Exception {
        desk.keys().block("a1", Trouble.RATE_LIMIT);
        admin.presses("adm:unblock:" + desk.keys().id("a1"));
        admin.types("it waited long enough");
        assertThat(admin.shown()).contains("kie/1 " + TestKeys.print("a1"));
        desk.keys().unblock("a1");

        admin.on("Yes");

        assertThat(admin.shown()).contains("It was so already");
        assertThat(desk.count("audit_log")).isZero();
        admin.presses("adm:unblock:" + desk.keys().id("a1"));
        assertThat(admin.shown()).as("nothing to ask about").contains("It was so already");
    }

    @Test
    void what_is_left_on_the_account_is_asked_for_on_demand_and_fails_in_words() throws Exception {
        var key = desk.keys().id("a1");
        admin.presses("adm:key:" + key);
        assertThat(admin.labels()).as("this vendor does not say").noneMatch(label -> label.contains("What is left"));
        admin.presses("adm:left:" + key);
        assertThat(admin.shown()).contains("does not tell what is left");

        desk.keys().credit(_ -> Optional.of(1_234L));
        admin.presses("adm:key:" + key);
        admin.on("What is left");
        assertThat(admin.shown()).contains("Left on the account: <b>1,234</b>");

        desk.keys().credit(_ -> {
            throw new IllegalStateException("a1 was refused");
        });
        admin.presses("adm:left:" + key);
        assertThat(admin.shown()).contains("did not say what is left").doesNotContain("refused");
    }

    @Test
    void a_studio_without_keys_says_so() throws Exception {
        try (var bare = new DeskContext(studio, Long.toString(ADMIN), "")) {
            var hand = new DeskHand(bare, ADMIN);

            hand.presses("adm:keys");

            assertThat(hand.shown()).contains("There are none");
        }
    }

    @Test
    void a_model_is_paused_with_its_substitute_and_put_back_each_once_and_on_record() throws Exception {
        admin.types("/admin");
        admin.on("Models");
        assertThat(admin.shown()).contains("on sale 2 of 2").contains("<code>worded</code> · on sale");
        admin.on("worded");
        assertThat(admin.shown())
                .contains("<code>local</code> would take its orders")
                .contains("Credits 1");

        var yes = admin.confirms(admin.button("Pause"), "too <dear>");
        admin.presses(yes);
        assertThat(admin.shown()).contains("<code>worded</code> is off sale");
        admin.on("Model");
        assertThat(admin.shown())
                .contains("paused")
                .contains("too &lt;dear&gt;")
                .contains("New orders go to <code>local</code>");
        admin.presses("adm:models");
        assertThat(admin.shown()).contains("⏸ <code>worded</code> · paused → local");
        admin.confirms(model("worded", "sell"), "cheaper now");
        admin.presses(yes);

        assertThat(sale("worded")).as("the used yes does nothing").isEqualTo(Sale.ON_SALE);
        assertThat(desk.count("audit_log where subject = 'model:worded' and actor = 'telegram:" + ADMIN
                        + "' and action in ('model.pause', 'model.resume')"))
                .isEqualTo(2);
        assertThat(desk.count("audit_log")).isEqualTo(2);
    }

    @Test
    void a_model_counts_its_clips_and_says_who_paused_it_when_it_was_its_provider() throws Exception {
        studio.order(studio.personWith(5), 3);
        var catalogue = desk.get(Catalogue.class);
        desk.get(Decisions.class)
                .act(() -> catalogue.pause(catalogue.find("local").orElseThrow(), "404 interface paused"));

        admin.presses(model("local", "model"));

        assertThat(admin.shown())
                .contains("404 interface paused")
                .contains("Nobody stands in for it")
                .contains("waiting 3, in the making 0");
        assertThat(admin.labels())
                .anyMatch(label -> label.contains("Put on sale"))
                .noneMatch(label -> label.contains("Pause"));
    }

    @Test
    void a_try_shows_its_times_and_all_that_its_provider_said() throws Exception {
        var job = studio.failed(studio.personWith(5));
        var attempt = attempt(job);
        desk.keys().said(attempt, "400 {\"msg\":\"<b>not</b> allowed\"}");
        desk.get(io.neurocards.providers.vendors.AttemptAnswers.class).fetched(attempt, "kie", "refused, not a clip");

        admin.presses("adm:job:" + job);
        admin.on("Try 1");

        assertThat(admin.shown())
                .contains("<b>Try 1</b>: failed")
                .contains("&lt;b&gt;not allowed&lt;/b&gt;")
                .contains("1. ")
                .contains(
                        "asked to make it: <code>400 {&quot;msg&quot;:&quot;&lt;b&gt;not&lt;/b&gt; allowed&quot;}</code>")
                .contains("clip fetched: <code>refused, not a clip</code>");
        admin.presses("adm:answer:" + attempt + ":2");
        assertThat(admin.shown()).contains("Answer 2", "part 1 of 1", "<pre>refused, not a clip</pre>");
        admin.on("The try");
        assertThat(admin.shown()).contains("<b>Try 1</b>");
    }

    @Test
    void a_long_answer_is_read_in_parts_that_each_fit_into_a_message() throws Exception {
        var attempt = attempt(studio.failed(studio.personWith(5)));
        var said = "{\"" + "<&>\"ж".repeat(1_200) + "END}";
        desk.keys().said(attempt, said);

        admin.presses("adm:answer:" + attempt + ":1");
        var read = new StringBuilder(part());
        var parts = 1;
        while (admin.labels().anyMatch(label -> label.equals("▶️"))) {
            admin.presses(admin.button("▶️"));
            assertThat(admin.shown()).hasSizeLessThan(4096).endsWith("</pre>");
            read.append(part());
            parts++;
        }

        assertThat(read).hasToString(said);
        assertThat(admin.shown()).contains("part " + parts + " of " + parts);
        admin.presses("adm:attempt:" + attempt);
        assertThat(admin.shown()).hasSizeLessThan(2_000).contains("…</code>");
    }

    @Test
    void many_answers_come_in_pages() throws Exception {
        var attempt = attempt(studio.failed(studio.personWith(5)));
        for (var number = 1; number <= 20; number++) {
            desk.keys().said(attempt, "answer no. " + number);
        }

        admin.presses("adm:attempt:" + attempt);
        assertThat(admin.shown()).contains("page 1 of 3", "answer no. 8<").doesNotContain("answer no. 9<");
        admin.on("▶️");
        admin.on("▶️");

        assertThat(admin.shown()).contains("page 3 of 3", "answer no. 20<").doesNotContain("answer no. 16<");
        admin.presses("adm:answer:" + attempt + ":20");
        admin.on("The try");
        assertThat(admin.shown()).contains("page 3 of 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "adm:key:%s",
                "adm:left:%s",
                "adm:unblock:%s",
                "adm:model:%s",
                "adm:halt:%s",
                "adm:sell:%s",
                "adm:attempt:%s",
                "adm:answer:%s:1"
            })
    void what_there_is_not_is_said_and_nothing_is_asked_or_done(String forged) throws Exception {
        assertThat(admin.presses(forged.formatted(UUID.randomUUID()))).isTrue();

        assertThat(admin.shown()).contains("There is no such");
        assertThat(admin.types("because I say so"))
                .as("nobody waits for a reason")
                .isFalse();
        assertThat(desk.count("audit_log")).isZero();
    }

    @Test
    void forged_places_show_what_is_there() throws Exception {
        var attempt = attempt(studio.failed(studio.personWith(5)));
        for (var choice : List.of("999p99", "2", "1p2", "99")) {
            admin.presses("adm:answer:" + attempt + ":" + choice);
            assertThat(admin.shown()).as(choice).contains("<b>Try 1</b>").contains("No answers are kept");
        }
        for (var choice : List.of("0", "p1", "1p0", "1p100", "abc")) {
            admin.presses("adm:answer:" + attempt + ":" + choice);
            assertThat(admin.shown()).as(choice).contains("There is no such try");
        }
        for (var bare : List.of("adm:key", "adm:unblock", "adm:halt", "adm:answer", "adm:attempt", "adm:grant")) {
            assertThat(admin.presses(bare)).as(bare).isFalse();
        }
    }

    @Test
    void nobody_else_sees_keys_models_or_answers_nor_says_yes_to_what_an_administrator_was_asked() throws Exception {
        desk.keys().block("c3", Trouble.BILLING);
        var key = desk.keys().id("c3");
        admin.presses("adm:unblock:" + key);
        admin.types("topped up");
        var yes = admin.button("Yes");
        var sent = desk.outgoing().sent().size();
        var stranger = new DeskHand(desk, STRANGER);

        for (var data : List.of(
                "adm:keys",
                "adm:key:" + key,
                "adm:left:" + key,
                "adm:models",
                model("local", "halt"),
                "adm:attempt:" + UUID.randomUUID(),
                "adm:answer:" + UUID.randomUUID() + ":1",
                yes)) {
            assertThat(stranger.presses(data)).as(data).isFalse();
        }

        assertThat(desk.outgoing().sent()).hasSize(sent);
        assertThat(desk.keys().report().find(key).orElseThrow().isHealthy()).isFalse();
        assertThat(sale("local")).isEqualTo(Sale.ON_SALE);
        assertThat(desk.count("audit_log")).isZero();
    }

    @Test
    void an_alert_leads_to_the_page_it_speaks_of() throws Exception {
        studio.database().jdbc().sql("delete from alerts").update();
        for (var cause : List.of("no-usable-key", "models-paused")) {
            studio.database().jdbc().sql("""
                            insert into alerts (id, cause, level, facts, times, first_seen_at, last_seen_at)
                            values (gen_random_uuid(), :cause, 'warning',
                                    '{"providers": "kie", "models": "worded", "reason": "404"}', 1, now(), now())
                            """).param("cause", cause).update();
        }

        admin.presses("adm:alerts");

        var shown = desk.outgoing().sent().getLast();
        assertThat(shown.text()).contains("/admin, Keys").contains("/admin, Models");
        assertThat(DeskHand.keyboard(shown))
                .extracting(button -> button.callbackData())
                .contains("adm:keys", "adm:models");
    }

    @Test
    void every_button_fits() throws Exception {
        var attempt = attempt(studio.failed(studio.personWith(5)));
        desk.keys().said(attempt, "long ".repeat(1_500));
        desk.keys().credit(_ -> Optional.of(1L));
        desk.keys().block("a1", Trouble.FAILING);

        for (var data : List.of(
                "adm:keys",
                "adm:key:" + desk.keys().id("a1"),
                "adm:models",
                model("local", "model"),
                "adm:attempt:" + attempt,
                "adm:answer:" + attempt + ":1p2")) {
            admin.presses(data);
            assertThat(admin.keyboard()).as(data).isNotEmpty().allSatisfy(button -> {
                assertThat(button.callbackData().getBytes(StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(64);
                assertThat(DeskPress.parse(button.callbackData())).isPresent();
            });
        }
    }

    private String part() {
        var shown = admin.shown();
        return shown.substring(shown.indexOf("<pre>") + 5, shown.length() - "</pre>".length())
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private UUID attempt(UUID job) {
        return studio.database()
                .jdbc()
                .sql("select id from job_attempts where job_id = :job order by number limit 1")
                .param("job", job)
                .query(UUID.class)
                .single();
    }

    private Sale sale(String model) {
        return desk.get(ModelsReport.class).find(model).orElseThrow().sale();
    }

    private static String model(String id, String verb) {
        return "adm:" + verb + ":" + OperationId.named("model:" + id);
    }
}
