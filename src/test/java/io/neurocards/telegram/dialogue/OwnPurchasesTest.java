package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.operations.Operator;
import io.neurocards.orders.NewOrder;
import io.neurocards.orders.OrderSource;
import io.neurocards.orders.PayOrder;
import io.neurocards.orders.PlaceOrder;
import io.neurocards.orders.catalogue.AddGood;
import io.neurocards.orders.catalogue.Good;
import io.neurocards.orders.catalogue.NewGood;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.web.ApiClient;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer sees in the chat what they bought on all platforms, and the points that came of it. */
@Thorough
class OwnPurchasesTest extends VisitedStudio {

    private static final Operator.Word WORD = Operator.onTelegram(1).because("asked for it");

    @BeforeAll
    void sellMugs() {
        sell("mug", "<b>Mug</b> & co", 1);
        sell("saucer", "Saucer ".repeat(28).strip(), 2);
    }

    @Test
    void there_are_no_points_and_no_purchases_yet() {
        var person = visitors.accepted("New");

        assertThat(balance(person)).contains("Points: 0").doesNotContain("Next to expire");
        person.presses(person.awaitText("My account").id(), "purchases");
        person.awaitText("No purchases yet");
    }

    @Test
    void what_was_bought_on_the_site_and_for_stars_is_one_list_and_one_set_of_points() throws Exception {
        var person = visitors.accepted("Everywhere");
        buyStars(person);
        assertThat(balance(person)).contains("Points: 2").contains("Next to expire: 2\u00a0points, on ");
        var site = new ApiClient(studio.address()).signedUp("p-" + UUID.randomUUID() + "@example.org");
        pay(order(site, "{\"items\":[{\"sku\":\"mug\",\"quantity\":2}],\"currency\":\"RUB\"}"));
        order(site, "{\"items\":[{\"sku\":\"mug\",\"quantity\":1}],\"currency\":\"USD\"}");

        link(person, site);
        order(site, "{\"items\":[{\"sku\":\"mug\",\"quantity\":1}],\"currency\":\"RUB\",\"points\":10}");

        assertThat(site.get("/v1/loyalty").body().path("current_points").asInt())
                .isEqualTo(11);
        assertThat(balance(person)).contains("Points: 11");
        assertThat(purchases(person))
                .containsSubsequence(
                        "<b>Mug</b> & co · RUB 980 (−RUB 10 for 10 points)\n", "UTC · site · not paid\n\n",
                        "<b>Mug</b> & co · $12.50\n", "UTC · site · not paid\n\n",
                        "<b>Mug</b> & co × 2 · RUB 1,980\n", "UTC · site · paid\n\n",
                        "5 credits · 205 ⭐\n", "UTC · Telegram · delivered")
                .containsOnlyOnce("205 ⭐");
        assertThat(inTheDatabase(person)).isEqualTo(4);
    }

    @Test
    void the_newest_ten_are_shown_and_fit_a_message() {
        var person = visitors.accepted("Many");
        var id = new PersonId(visitors.of(person, UUID.class, "select person_id from p"));
        for (var quantity = 11; quantity <= 22; quantity++) {
            var items = List.of(new NewOrder.Item("mug", quantity), new NewOrder.Item("saucer", 1));
            studio.bean(PlaceOrder.class)
                    .place(
                            OperationId.named("many-" + quantity),
                            id,
                            Platform.MOBILE_IOS,
                            OrderSource.SITE,
                            new NewOrder(items, null, "RUB", null, null));
        }

        var shown = purchases(person);

        assertThat(shown.split("iPhone app", -1)).hasSize(11);
        assertThat(shown).contains("× 22,", "× 13,", "…").doesNotContain("× 12,", "× 11,");
        assertThat(shown.length()).isLessThan(4096);
    }

    @Test
    void nobody_sees_what_somebody_else_bought() {
        var owner = visitors.accepted("Owner");
        buyStars(owner);
        var eve = visitors.accepted("Eve");

        assertThat(balance(eve)).contains("Points: 0");
        eve.presses(eve.awaitText("My account").id(), "purchases");
        eve.awaitText("No purchases yet");
    }

    private void sell(String sku, String title, int position) {
        studio.bean(AddGood.class)
                .add(
                        new NewGood(
                                sku,
                                Good.Kind.ARTICLE,
                                new Good.Title(title, title),
                                List.of(new Money("USD", 1250), new Money("RUB", 99_000)),
                                position),
                        WORD);
    }

    private static void buyStars(TelegramPerson person) {
        person.presses(person.awaitText("Main menu").id(), "pay:5");
        person.awaitMessage(seen -> seen.has("invoice"));
        person.pays();
        person.awaitText("Paid: 5");
    }

    private static UUID order(ApiClient site, String json) throws Exception {
        var placed = site.post("/v1/orders", json);
        assertThat(placed.status()).as(placed.body().toString()).isEqualTo(201);
        return UUID.fromString(placed.text("order_id"));
    }

    private void pay(UUID order) {
        studio.bean(PayOrder.class).pay(order, "bank:" + order, WORD);
    }

    private static void link(TelegramPerson person, ApiClient site) throws Exception {
        person.says("/link");
        var code = person.awaitText("Type this code on the site")
                .text()
                .replaceAll("(?s).*\\b([0-9A-Z]{4}-[0-9A-Z]{4})\\b.*", "$1");
        assertThat(site.post("/v1/links/confirm", "{\"code\":\"" + code + "\"}").text("status"))
                .isEqualTo("linked");
        person.awaitText("was linked with another one");
    }

    private static int newest(TelegramPerson person) {
        return person.messages().getLast().id();
    }

    private static String balance(TelegramPerson person) {
        var before = newest(person);
        person.says("/balance");
        return person.awaitMessage(seen -> seen.id() > before && seen.text().contains("My account"))
                .text();
    }

    /** Returns the list with ordinary spaces. */
    private static String purchases(TelegramPerson person) {
        balance(person);
        person.presses("\uD83D\uDED2 Purchases");
        return person.awaitMessage(
                        seen -> seen.text().contains("Purchases") && seen.text().contains(" · "))
                .text()
                .replaceAll("[\u00a0\u202f]", " ");
    }

    private int inTheDatabase(TelegramPerson person) {
        return visitors.of(
                person, Integer.class, "select count(*) from orders where person_id = (select person_id from p)");
    }
}
