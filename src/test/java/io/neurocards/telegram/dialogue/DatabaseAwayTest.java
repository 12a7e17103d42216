package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.utility.BotUtils;
import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.TelegramPerson;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The database goes away under the running bot and comes back. */
@Thorough
@Isolated("times an answer")
class DatabaseAwayTest extends VisitedStudio {

    private static final Duration TELEGRAM_WAITS = Duration.ofSeconds(10);

    @Test
    void whoever_pays_is_told_in_time_that_nothing_was_charged_and_what_was_written_meanwhile_is_answered_once() {
        var payer = withInvoice("Payer");
        var paid = withInvoice("Paid");
        var writer = visitors.accepted("Writer");
        var purse = payer.stars();
        var money = payment(paid);
        var quickest = Duration.ofDays(1);
        var verdicts = new java.util.ArrayList<String>();

        studio.database().goesAway();
        try {
            writer.says("/help");
            writer.says("/balance");
            paid.sends(money);
            for (var times = 0; times < 3; times++) {
                var asked = System.nanoTime();
                var outcome = payer.pays();
                var took = Duration.ofNanos(System.nanoTime() - asked);
                assertThat(took).isLessThan(TELEGRAM_WAITS);
                quickest = took.compareTo(quickest) < 0 ? took : quickest;
                assertThat(outcome.path("status").asString("")).isEqualTo("failed");
                verdicts.add(outcome.path("error_message").asString(""));
            }
            paid.sends(money);
        } finally {
            studio.database().comesBack();
        }

        assertThat(verdicts).allSatisfy(said -> assertThat(said).contains("Nothing was charged"));
        assertThat(payer.stars()).isEqualTo(purse);
        paid.awaitText("Paid: 5");
        paid.awaitText("booked before");
        assertThat(visitors.available(paid)).isEqualTo(7);
        assertThat(purchases(paid)).isEqualTo(1);
        writer.awaitText("/cabinet");
        writer.says("/terms");
        writer.awaitMessage(seen -> seen.text().contains("version") && seen.id() > 5);
        assertThat(Visitors.said(writer, "/cabinet")).isEqualTo(1);
        assertThat(Visitors.said(writer, "Points: 0")).isEqualTo(1);
        assertThat(payer.pays().path("status").asString("")).isEqualTo("paid");
        payer.awaitText("Paid: 5");
        assertThat(visitors.available(payer)).isEqualTo(7);
        assertThat(quickest).as("the quickest of three on a busy machine").isLessThan(Duration.ofSeconds(2));
        System.out.println("Database away: a payment was refused after " + quickest);
    }

    /** What is kept already can't be brought by Telegram again: it has to wait here. */
    @Test
    void what_is_kept_when_the_database_goes_is_acted_on_once_and_in_order_when_it_is_back() throws Exception {
        var person = visitors.atConfirm("Kept", 1);
        var confirm = person.awaitText("Shall we start?");

        try (var connection = studio.database().dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("begin");
            statement.execute("select 1 from telegram_chats where chat_id = " + person.id() + " for update");
            person.presses(confirm.id(), Visitors.data(confirm, "Go"));
            person.says("/help");
            Visitors.await("both are kept", () -> waiting(person) == 2);
            studio.database().goesAway();
        }
        studio.database().comesBack();

        var ordered = person.awaitText("Ordered: 1\u00a0clip");
        var help = person.awaitText("How it works");
        assertThat(help.id()).isGreaterThan(ordered.id());
        Visitors.await("both are handled", () -> waiting(person) == 0);
        assertThat(Visitors.said(person, "Ordered: 1\u00a0clip")).isEqualTo(1);
        assertThat(Visitors.said(person, "How it works")).isEqualTo(1);
        assertThat(visitors.of(
                        person,
                        Integer.class,
                        "select count(*) from video_orders where person_id = (select person_id from p)"))
                .isEqualTo(1);
    }

    @Test
    void a_press_that_waited_for_too_long_is_said_to_and_a_yes_whose_order_stands_is_answered() throws Exception {
        var person = visitors.atConfirm("Late", 1);
        var confirm = person.awaitText("Shall we start?");
        var late = studio.bean(Apologies.class);
        var press = press(person, confirm.id(), Visitors.data(confirm, "Go"));

        var saidBefore = late.tooLate(press);
        person.awaitText("Your press has waited too long");
        person.presses(confirm.id(), Visitors.data(confirm, "Go"));
        person.awaitText("Ordered: 1\u00a0clip");
        var saidAfter = late.tooLate(press);

        assertThat(saidBefore).isTrue();
        assertThat(saidAfter).isFalse();
        assertThat(late.tooLate(BotUtils.parseUpdate("{\"update_id\":1}"))).isFalse();
    }

    private static Update press(TelegramPerson person, int message, String data) {
        return BotUtils.parseUpdate("{\"update_id\":1,\"callback_query\":{\"id\":\"1\",\"data\":\"" + data
                + "\",\"from\":{\"id\":" + person.id()
                + ",\"is_bot\":false,\"first_name\":\"L\",\"language_code\":\"en\"},"
                + "\"message\":{\"message_id\":" + message + ",\"date\":0,\"chat\":{\"id\":" + person.id()
                + ",\"type\":\"private\"}}}}");
    }

    private int waiting(TelegramPerson person) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from telegram_updates where handled_at is null and chat_id = :chat")
                .param("chat", person.id())
                .query(Integer.class)
                .single();
    }

    private TelegramPerson withInvoice(String name) {
        var person = visitors.accepted(name);
        person.presses(person.awaitText("Main menu").id(), "pay:5");
        person.awaitMessage(seen -> seen.has("invoice"));
        return person;
    }

    /** Returns the message with which Telegram says that the invoice was paid. */
    private String payment(TelegramPerson person) {
        var id = visitors.of(
                person, String.class, "select id from payments where person_id = (select person_id from p)");
        var stars = visitors.of(
                person, Long.class, "select amount from payments where person_id = (select person_id from p)");
        return "{\"successful_payment\":{\"currency\":\"XTR\",\"total_amount\":" + stars
                + ",\"invoice_payload\":\"credits:" + id + "\",\"telegram_payment_charge_id\":\"charge-" + id
                + "\",\"provider_payment_charge_id\":\"p\"}}";
    }

    private int purchases(TelegramPerson person) {
        return visitors.of(
                person,
                Integer.class,
                "select count(*) from payments where status = 'completed' and person_id = (select person_id from p)");
    }
}
