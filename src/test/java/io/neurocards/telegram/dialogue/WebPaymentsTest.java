package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.sandbox.payments.world.Tills;
import io.neurocards.sandbox.payments.world.Wish;
import io.neurocards.sandbox.payments.world.Wish.Choice;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.shared.FreePort;
import io.neurocards.telegram.outgoing.Unhurried;
import io.neurocards.web.RunningStudio;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credits are sold in the chat by the gateways that are set up, besides Stars; the demo has two. */
@Thorough
class WebPaymentsTest {

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static Visitors visitors;

    @BeforeAll
    static void start() throws IOException {
        studio = RunningStudio.start(
                folder,
                Unhurried.arguments(
                        "--server.port=" + FreePort.take(),
                        "--server.address=127.0.0.1",
                        "--neurocards.payments.yookassa.receipts=true"));
        visitors = new Visitors(studio);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void a_payment_by_a_gateway_leads_to_its_page_and_waits_for_its_money() {
        var anna = visitors.accepted("Anna");
        anna.presses(anna.awaitText("Main menu").id(), "topup");
        var plans = anna.awaitText("Telegram Stars");
        assertThat(plans.labels()).contains("\uD83D\uDCB3 YooKassa, RUB", "\uD83D\uDCB3 Stripe, USD");

        anna.presses(plans.id(), "shop_by:stripe");
        var prices = anna.awaitText("Choose how many credits");
        anna.presses(prices.id(), "pay_by:stripe-5");
        var page = anna.awaitText("Pay on the page below");

        assertThat(page.text()).contains("5\u00a0credits").contains("4.90");
        assertThat(page.labels()).contains("Open the payment page");
        assertThat(visitors.of(anna, String.class, """
                        select p.gateway || ' ' || p.platform || ' ' || p.status from payments p
                        where p.person_id = (select person_id from p)
                        """)).isEqualTo("stripe telegram pending");
    }

    @Test
    void a_receipt_needs_an_address_and_the_paid_credits_are_told_in_the_chat() {
        var boris = visitors.accepted("Boris");
        boris.presses(boris.awaitText("Main menu").id(), "pay_by:yookassa-5");
        boris.awaitText("Where shall the receipt go?");
        boris.says("nowhere");
        boris.awaitText("neither an e-mail address nor a telephone number");
        assertThat(payments(boris)).isZero();

        boris.says("boris@example.org");
        var page = boris.awaitText("Pay on the page below");
        assertThat(page.text()).contains("390");
        assertThat(visitors.available(boris)).isEqualTo(2);
        var reference = visitors.of(boris, String.class, """
                select c.reference from payments p join payment_checkouts c on c.id = p.id
                where p.person_id = (select person_id from p) and c.contact = 'boris@example.org'
                """);
        studio.bean(Tills.class).of("yookassa").choose(reference, Wish.of(Choice.PAY));

        Visitors.await("the credits are there", () -> visitors.available(boris) == 7);
        boris.awaitText("We have received");
    }

    private static long payments(TelegramPerson person) {
        return visitors.of(
                person, Long.class, "select count(*) from payments where person_id = (select person_id from p)");
    }

    @Test
    void a_gateway_that_is_not_there_sells_nothing() {
        var eve = visitors.accepted("Eve");
        eve.presses(eve.awaitText("Main menu").id(), "pay_by:barter-5");
        eve.awaitText("Nothing was");
        assertThat(payments(eve)).isZero();
    }
}
