package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.sandbox.telegram.TelegramPerson;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The database goes away under the running bot and comes back. */
@Isolated("times an answer")
class DatabaseAwayTest extends VisitedStudio {

    @Test
    void whoever_pays_is_told_in_time_that_nothing_was_charged_and_what_was_written_meanwhile_is_answered_once() {
        var payer = withInvoice("Payer");
        var paid = withInvoice("Paid");
        var writer = visitors.accepted("Writer");
        var purse = payer.stars();
        var money = payment(paid);
        var took = Duration.ofDays(1);
        var verdicts = new java.util.ArrayList<String>();

        studio.database().goesAway();
        try {
            writer.says("/help");
            paid.sends(money);
            for (var times = 0; times < 3; times++) {
                var asked = System.nanoTime();
                var outcome = payer.pays();
                took = Duration.ofNanos(System.nanoTime() - asked);
                assertThat(took).isLessThan(Duration.ofSeconds(2));
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
        assertThat(payer.pays().path("status").asString("")).isEqualTo("paid");
        payer.awaitText("Paid: 5");
        assertThat(visitors.available(payer)).isEqualTo(7);
        System.out.println("Database away: a payment was refused after " + took);
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
