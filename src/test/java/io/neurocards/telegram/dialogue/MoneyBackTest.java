package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stars that come twice, too early, from somebody else, and that go back. */
@Thorough
class MoneyBackTest {

    private static final long ADMIN = 6_399_000_001L;
    private static final String PURCHASES =
            "select count(*) from payments where status = 'completed' and person_id = (select person_id from p)";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static Visitors visitors;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(folder, Unhurried.arguments("--neurocards.telegram.admin-ids=" + ADMIN));
        visitors = new Visitors(studio);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void money_of_which_telegram_says_that_it_went_back_takes_its_credits_along_once() {
        var payer = withInvoice("Told");
        var charge = payer.pays().path("telegram_payment_charge_id").asString("");
        payer.awaitText("Paid: 5");
        var back = "{\"refunded_payment\":" + facts(payer, invoice(payer), charge) + "}";

        payer.sends(back);
        payer.sends(back);

        Visitors.await("both are told", () -> Visitors.said(payer, "Stars returned") == 2);
        assertThat(purchases(payer))
                .containsOnlyOnce("5\u00a0credits")
                .containsOnlyOnce("205 \u2B50")
                .contains("money returned");
        assertThat(visitors.available(payer)).isEqualTo(2);
    }

    @Test
    void an_administrator_gives_stars_back_once_and_the_credits_go() {
        var payer = withInvoice("Customer <b>");
        var purse = payer.stars();
        payer.pays();
        payer.awaitText("Paid: 5");
        assertThat(payer.stars()).isLessThan(purse);
        var admin = TelegramPerson.named(visitors.api(), ADMIN, "Admin", "en");

        admin.says("/admin");
        admin.awaitText("Customers");
        admin.presses("\uD83D\uDD0E Customer");
        admin.awaitMessage(seen -> seen.labels().contains("\u2716\uFE0F No"));
        admin.says(Long.toString(payer.id()));
        var payment = admin.awaitMessage(seen -> seen.labels().stream().anyMatch(label -> label.contains("XTR")));
        admin.presses(payment.labels().stream()
                .filter(label -> label.contains("XTR"))
                .findFirst()
                .orElseThrow());
        admin.awaitMessage(seen -> seen.labels().contains("\u21A9\uFE0F Refund"));
        admin.presses("\u21A9\uFE0F Refund");
        admin.awaitMessage(seen -> seen.labels().contains("\u2716\uFE0F No"));
        admin.says("<b>broken</b> & sorry " + "\uD83D\uDE00".repeat(400));
        var confirm = admin.awaitText("<b>broken</b> & sorry");
        var yes = Visitors.data(confirm, "Yes");
        admin.presses(confirm.id(), yes);
        admin.presses(confirm.id(), yes);

        payer.awaitText("Stars returned");
        Visitors.await("the purse is full again", () -> payer.stars() == purse);
        assertThat(visitors.available(payer)).isEqualTo(2);
        assertThat(visitors.of(
                        payer,
                        Integer.class,
                        "select count(*) from payment_refunds where payment_id in (select id from payments where person_id ="
                                + " (select person_id from p))"))
                .isEqualTo(1);
    }

    @Test
    void a_payment_that_is_told_before_its_check_and_three_times_is_credited_once() {
        var payer = withInvoice("Early");
        var told = "{\"successful_payment\":" + facts(payer, invoice(payer), "early-" + payer.id()) + "}";

        payer.sends(told);
        payer.sends(told);
        payer.sends(told);
        payer.awaitText("Paid: 5");
        var check = payer.pays();

        assertThat(check.path("status").asString("")).isEqualTo("failed");
        assertThat(check.path("error_message").asString("")).contains("Nothing was charged");
        Visitors.await("the repetitions are told", () -> Visitors.said(payer, "booked before") == 2);
        assertThat(visitors.available(payer)).isEqualTo(7);
        assertThat(visitors.of(payer, Integer.class, PURCHASES)).isEqualTo(1);
    }

    @Test
    void somebody_elses_invoice_buys_nothing_for_either() {
        var owner = withInvoice("Owner");
        var eve = visitors.accepted("Eve");

        eve.sends("{\"successful_payment\":" + facts(owner, invoice(owner), "eve-" + eve.id()) + "}");
        eve.awaitText("fits no invoice");
        eve.sends("{\"successful_payment\":{\"currency\":\"XTR\",\"total_amount\":1,\"invoice_payload\":\"<b>\","
                + "\"telegram_payment_charge_id\":\"c2-" + eve.id() + "\",\"provider_payment_charge_id\":\"p\"}}");
        Visitors.await("both are put aside", () -> Visitors.said(eve, "fits no invoice") == 2);

        assertThat(visitors.available(eve)).isEqualTo(2);
        assertThat(purchases(eve).split("being looked into", -1)).hasSize(3);
        assertThat(visitors.available(owner)).isEqualTo(2);
        assertThat(owner.pays().path("status").asString("")).isEqualTo("paid");
        owner.awaitText("Paid: 5");
        assertThat(visitors.available(owner)).isEqualTo(7);
    }

    private static String purchases(TelegramPerson person) {
        person.says("/balance");
        person.awaitText("My account");
        person.presses("\uD83D\uDED2 Purchases");
        return person.awaitMessage(
                        seen -> seen.text().contains("Purchases") && seen.text().contains("\u2B50"))
                .text();
    }

    private static TelegramPerson withInvoice(String name) {
        var person = visitors.accepted(name);
        person.presses(person.awaitText("Main menu").id(), "pay:5");
        person.awaitMessage(seen -> seen.has("invoice"));
        return person;
    }

    private static UUID invoice(TelegramPerson person) {
        return visitors.of(person, UUID.class, "select id from payments where person_id = (select person_id from p)");
    }

    private static String facts(TelegramPerson owner, UUID invoice, String charge) {
        var stars = visitors.of(
                owner, Long.class, "select amount from payments where person_id = (select person_id from p)");
        return "{\"currency\":\"XTR\",\"total_amount\":" + stars + ",\"invoice_payload\":\"credits:" + invoice
                + "\",\"telegram_payment_charge_id\":\"" + charge + "\",\"provider_payment_charge_id\":\"p\"}";
    }
}
