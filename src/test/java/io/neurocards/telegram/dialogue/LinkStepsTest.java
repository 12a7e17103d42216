package io.neurocards.telegram.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.accounts.linking.StartLink;
import io.neurocards.sandbox.telegram.TelegramPerson;
import io.neurocards.shared.PersonId;
import io.neurocards.web.ApiClient;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Customers of the bot link their account on the site, from either side. */
@Thorough
class LinkStepsTest extends VisitedStudio {

    @Test
    void the_bot_shows_a_code_that_the_site_takes_and_is_told_of_it() throws Exception {
        var anna = visitors.accepted("Anna");
        var site = customer();
        anna.says("/link");
        var text = anna.awaitText("Type this code on the site").text();
        var code = text.replaceAll("(?s).*\\b([0-9A-Z]{4}-[0-9A-Z]{4})\\b.*", "$1");

        assertThat(site.post("/v1/links/confirm", "{\"code\":\"" + code + "\"}").text("status"))
                .isEqualTo("linked");

        assertThat(anna.awaitText("was linked with another one").text()).contains("site l…@example.org");
        assertThat(credits(site)).isEqualTo(4).isEqualTo(visitors.available(anna));
    }

    @Test
    void a_link_from_the_site_opens_the_bot_which_says_whose_account_it_is_and_links_when_told_so() throws Exception {
        var boris = visitors.accepted("Boris");
        var site = customer();
        var link = site.post("/v1/links", "{}").text("telegram_link");
        boris.says("/start " + link.substring(link.indexOf("start=") + "start=".length()));

        assertThat(boris.awaitText("Make this Telegram account and").text()).contains("site l…@example.org");
        assertThat(credits(site)).isEqualTo(2);
        boris.presses("\uD83D\uDD17 Link");

        var done = boris.awaitText("Linked: credits");
        assertThat(credits(site)).isEqualTo(4);
        boris.presses(done.id(), Visitors.data(done, "Undo"));
        boris.awaitText("The link is undone");
        assertThat(credits(site)).isEqualTo(2);
        assertThat(visitors.available(boris)).isEqualTo(2);
    }

    @Test
    void a_wrong_code_says_so_and_whoever_is_no_customer_yet_accepts_the_terms_first() throws Exception {
        var carla = visitors.accepted("Carla");
        carla.says("/link AAAA-BBBB");
        assertThat(carla.awaitText("There is no such code").text()).contains("Nothing was charged");

        var dora = visitors.newcomer("Dora");
        dora.says("/start link_" + start(customer()).replace("-", ""));
        assertThat(dora.awaitText("terms of use").text()).contains("open the link from the site once more");
        assertThat(count(dora)).isZero();
    }

    private long count(TelegramPerson person) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from identities where external_id = :id")
                .param("id", Long.toString(person.id()))
                .query(Long.class)
                .single();
    }

    private ApiClient customer() throws Exception {
        return new ApiClient(studio.address()).signedUp("l-" + UUID.randomUUID() + "@example.org");
    }

    private String start(ApiClient customer) {
        var person = studio.database()
                .jdbc()
                .sql("select person_id from sessions where token_hash = sha256(:token::bytea)")
                .param("token", customer.token())
                .query((row, _) -> new PersonId(row.getObject(1, UUID.class)))
                .single();
        return studio.bean(StartLink.class).start(person).code();
    }

    private static long credits(ApiClient customer) throws Exception {
        return customer.get("/v1/balance").body().path("credits").asLong();
    }
}
