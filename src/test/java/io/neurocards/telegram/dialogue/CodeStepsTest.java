package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.operations.Operator;
import io.neurocards.operations.codes.PromoDesk;
import io.neurocards.payments.codes.Benefit;
import io.neurocards.payments.codes.PromoCode;
import io.neurocards.web.ApiClient;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Customers of the bot type promo codes and the codes of gifts. */
@Thorough
class CodeStepsTest extends VisitedStudio {

    @Test
    void a_code_shows_the_prices_in_stars_and_then_an_invoice_for_the_package() {
        var code = new PromoCode(
                UUID.randomUUID(),
                "BOT-SALE",
                new Benefit.Percent(50),
                new PromoCode.Limits(null, 1, null, null, Map.of(), List.of()),
                true,
                "",
                Instant.now());
        var _ = studio.bean(PromoDesk.class).add(code, Operator.byAdminToken().because(""));
        var anna = visitors.accepted("Anna");

        anna.says("/promo");
        anna.awaitText("/promo CODE");
        anna.says("/promo bot-sale");
        assertThat(anna.awaitText("instead of").text()).contains("BOT-SALE").contains("103");
        anna.says("/promo bot-sale 5");
        anna.awaitMessage(seen -> seen.has("invoice"));

        assertThat(visitors.of(
                        anna, Long.class, "select amount from payments where person_id = (select person_id from p)"))
                .isEqualTo(103);
        anna.says("/promo nothing-like-that");
        assertThat(anna.awaitText("There is no such code").text()).contains("Nothing was charged");
    }

    @Test
    void a_gift_is_redeemed_by_its_code_and_by_its_link_and_newcomers_accept_the_terms_first() throws Exception {
        var site = new ApiClient(studio.address()).signedUp("g-" + UUID.randomUUID() + "@example.org");
        var typed = site.post("/v1/gifts", "{\"credits\":1}").text("code");
        var linked = site.post("/v1/gifts", "{\"credits\":1}").text("code");
        var boris = visitors.accepted("Boris");

        boris.says("/gift " + typed.toLowerCase(Locale.ROOT));
        boris.awaitText("added");
        assertThat(visitors.available(boris)).isEqualTo(3);
        var carla = visitors.newcomer("Carla");
        carla.says("/start gift-" + linked);
        assertThat(carla.awaitText("terms of use").text()).contains("open the link of your gift once more");
        boris.says("/start gift-" + linked);
        Visitors.await("the second gift is there", () -> visitors.available(boris) == 4);
        boris.says("/gift " + linked.replace(linked.charAt(0), linked.charAt(0) == 'A' ? 'B' : 'A'));
        assertThat(boris.awaitText("There is no gift").text()).contains("Nothing was charged");
    }
}
