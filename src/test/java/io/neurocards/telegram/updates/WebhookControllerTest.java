package io.neurocards.telegram.updates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.neurocards.database.TestDatabase;
import io.neurocards.database.journal.JournalSettings;
import io.neurocards.database.journal.NodeJournal;
import io.neurocards.shared.Until;
import io.neurocards.telegram.client.TelegramServer;
import io.neurocards.telegram.client.UpdateMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class WebhookControllerTest extends OnTelegramServer {

    private TestReception in;

    @BeforeEach
    void start() throws IOException {
        in = reception(UpdateMode.WEBHOOK, database);
    }

    @AfterEach
    void stop() {
        in.close();
    }

    @Test
    void an_update_is_kept_before_telegram_may_forget_it_and_handled_once_however_often_it_comes() throws Exception {
        in.reception.start();
        Until.holds("the webhook is set", () -> telegram.calls("setWebhook").size() == 1);

        for (var time = 0; time < 5; time++) {
            assertThat(brought(in, TestReception.SECRET, update(1))).isEqualTo(200);
        }

        Until.holds("it is handled", () -> handled.size() == 1);
        assertThat(brought(in, TestReception.SECRET, update(2))).isEqualTo(200);
        Until.holds("the next one too", () -> handled.size() == 2);
        var set = telegram.calls("setWebhook").getFirst().parameters();
        assertThat(set)
                .containsEntry("url", "https://studio.test/telegram/webhook")
                .containsEntry("secret_token", TestReception.SECRET)
                .doesNotContainKey("drop_pending_updates");
        assertThat(set.get("allowed_updates")).contains("pre_checkout_query");
    }

    @Test
    void an_update_that_another_process_was_brought_is_handled_by_the_one_whose_turn_it_is() throws Exception {
        in.reception.start();
        Until.holds("its turn", () -> telegram.calls("setWebhook").size() == 1);

        try (var other = reception(UpdateMode.WEBHOOK, database)) {
            assertThat(brought(other, TestReception.SECRET, update(1))).isEqualTo(200);
            Until.holds("it is handled", () -> handled.size() == 1);
        }
    }

    @Test
    void without_our_secret_nothing_is_done() throws Exception {
        assertThat(brought(in, null, update(1))).isEqualTo(401);
        assertThat(brought(in, "a-secret-of-the-webhooK", update(1))).isEqualTo(401);
        assertThat(brought(in, "", update(1))).isEqualTo(401);

        assertThat(rows()).isZero();
    }

    @Test
    void what_is_no_update_is_refused() throws Exception {
        for (var body :
                List.of("", "{", "null", "[]", "\"text\"", "{}", "{\"update_id\":\"7\"}", "{\"update_id\":1.5}")) {
            assertThat(brought(in, TestReception.SECRET, body)).as(body).isEqualTo(400);
        }

        assertThat(rows()).isZero();
    }

    @Test
    void a_megabyte_is_too_much() throws Exception {
        assertThat(brought(in, TestReception.SECRET, "{\"update_id\":1,\"x\":\"" + "x".repeat(999_975) + "\"}"))
                .isEqualTo(413);
        assertThat(rows()).isZero();
    }

    @Test
    void telegram_keeps_what_we_could_not() throws Exception {
        var away = TestDatabase.fresh();
        var broken = reception(UpdateMode.WEBHOOK, away);
        away.close();

        assertThat(brought(broken, TestReception.SECRET, update(1))).isEqualTo(503);
    }

    @Test
    void a_payment_that_could_not_be_kept_is_in_the_journal_and_handled_once_whether_telegram_brings_it_again_or_not(
            @TempDir Path folder) throws Exception {
        try (var journal = NodeJournal.open(JournalSettings.of(folder, null))) {
            var away = TestDatabase.fresh();
            var broken = reception(UpdateMode.WEBHOOK, away);
            broken.journal = journal;
            away.close();

            var refused = brought(broken, TestReception.SECRET, payment(7));
            brought(broken, TestReception.SECRET, payment(7));
            brought(broken, TestReception.SECRET, update(8));
            broken.payments.handOver(broken.reader, broken.intake);
            var waiting = journal.state().payments();
            in.journal = journal;
            in.reception.start();
            Until.holds("its turn", () -> telegram.calls("setWebhook").size() == 1);
            in.payments.handOver(in.reader, in.intake);
            Until.holds("it is handled", () -> handled.size() == 1);
            brought(in, TestReception.SECRET, payment(7));
            brought(in, TestReception.SECRET, update(9));
            Until.holds("what came after it too", () -> handled.size() == 2);

            assertThat(refused).isEqualTo(503);
            assertThat(waiting)
                    .singleElement()
                    .satisfies(one ->
                            assertThat(new String(one.raw().toArray(), UTF_8)).contains("charge-7"));
            assertThat(journal.state().payments()).isEmpty();
            assertThat(rows()).isEqualTo(2);
        }
    }

    private static String payment(int number) {
        return "{\"update_id\":" + number + ","
                + TelegramServer.says(1, "paid")
                        .replace(
                                "\"text\":\"paid\"",
                                "\"text\":\"paid\",\"successful_payment\":{\"currency\":\"XTR\",\"total_amount\":1,"
                                        + "\"invoice_payload\":\"p\",\"telegram_payment_charge_id\":\"charge-" + number
                                        + "\",\"provider_payment_charge_id\":\"p\"}")
                + "}";
    }

    @Test
    void a_bot_that_asks_has_no_webhook() throws Exception {
        var asking = reception(UpdateMode.POLLING, database);

        assertThat(brought(asking, TestReception.SECRET, update(1))).isEqualTo(404);
    }

    private TestReception reception(UpdateMode mode, TestDatabase on) {
        return new TestReception(
                telegram,
                on.dataSource(),
                mode,
                update -> handled.add(TestReception.text(update)),
                TestReception.noCheckout());
    }

    private static String update(int number) {
        return "{\"update_id\":" + number + "," + TelegramServer.says(1, "text " + number) + "}";
    }

    private static int brought(TestReception to, String secret, String body) throws Exception {
        MockMvc web = MockMvcBuilders.standaloneSetup(new WebhookController(to.bot, to.reader, to.intake))
                .build();
        var request = post("/telegram/webhook").contentType("application/json").content(body.getBytes(UTF_8));
        if (secret != null) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return web.perform(request).andReturn().getResponse().getStatus();
    }

    private int rows() {
        return database.jdbc()
                .sql("select count(*) from telegram_updates")
                .query(Integer.class)
                .single();
    }
}
