package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.Thorough;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.operations.reports.ReportRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk's pages of figures and of what is sold, in a real browser. */
@Thorough
class GrowthPagesTest {

    private static final String TOKEN = "an-administrators-token-of-some-length";
    private static final String EVIL = "<script>document.title='evil'</script>";

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;
    private static Page desk;
    private static PartnerOfStudio partner;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(folder, "--neurocards.web.admin-token=" + TOKEN);
        fill();
        browser = new TestBrowser(studio.address());
        desk = browser.stranger();
        new DeskDoor(desk).firstOwner(TOKEN, "Anna");
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    private static void fill() throws Exception {
        var rows = new ReportRows(studio.database());
        var random = new Random(20261123);
        var now = Instant.now();
        var outcomes = new String[] {"completed", "completed", "completed", "completed", "late", "failed", "cancelled"};
        var platforms = new String[] {"website", "telegram", "mobile_ios"};
        for (var count = 0; count < 120; count++) {
            var came = now.minus(Duration.ofHours(random.nextInt(58 * 24) + 5L));
            var person = rows.person(platforms[random.nextInt(3)], random.nextInt(5) > 0, came);
            for (var clip = random.nextInt(4); clip > 0; clip--) {
                var ordered = came.plus(Duration.ofMinutes(
                        random.nextInt((int) Duration.between(came, now).toMinutes() - 60)));
                rows.clip(
                        person,
                        outcomes[random.nextInt(outcomes.length)],
                        random.nextBoolean() ? "local" : "kling",
                        random.nextBoolean() ? "timeout" : EVIL,
                        ordered,
                        Duration.ofMillis(random.nextInt(9000)),
                        Duration.ofSeconds(40 + random.nextInt(200)));
            }
            if (random.nextInt(4) == 0) {
                rows.purchase(person, came.plusSeconds(60), false);
            }
        }
        partner = PartnerOfStudio.make(studio);
        rows.run("update partners set name = ?", EVIL);
        rows.run("""
                insert into promo_codes (id, code, kind, percent, most_each, plans, active, note, made_at)
                values (gen_random_uuid(), 'SUMMER-26', 'percent', 20, 1, '', true, ?, now())
                """, EVIL);
        partner.issue("live", "balance:read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reports",
                "reports?days=365",
                "books",
                "plans",
                "goods",
                "promo-codes",
                "gift-codes",
                "loyalty-rules",
                "broadcasts",
                "partners",
                "partner-keys",
                "partner-payments",
                "webhooks",
                "deliveries",
                "models",
                "templates",
                "disputes",
                "keys",
                "proxies",
                "service-tokens"
            })
    void a_page_shows_what_there_is_and_takes_no_value_for_a_script(String name) {
        var answer = desk.navigate("/desk/" + name);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(desk.title()).doesNotContain("evil").endsWith("NeuroCards");
        assertThat(desk.locator("h1")).isVisible();
        assertThat(answer.text()).doesNotContain(EVIL).doesNotContain("??");
        assertThat(desk.locator(".dk-nav a[aria-current=page]")).hasCount(1);
        DeskPagesTest.shoot(desk, "growth-" + name.replace('?', '-').replace('=', '-'));
    }

    @Test
    void a_report_is_drawn_with_its_numbers_below() {
        desk.navigate("/desk/reports?days=30");

        assertThat(desk.locator("#r-outcomes svg.ch-picture rect").count()).isPositive();
        assertThat(desk.locator("#r-making svg.ch-picture path.ch-line").count())
                .isEqualTo(2);
        assertThat(desk.locator("#r-outcomes svg.ch-picture > title").textContent())
                .isNotBlank();
        desk.locator("#r-outcomes summary").click();
        assertThat(desk.locator("#r-outcomes tbody tr")).hasCount(30);
        assertThat(desk.locator("#r-funnel tbody tr")).hasCount(7);
        var file = desk.request().get(studio.address() + "/desk/reports/ended.csv?days=30");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.text())
                .contains("day,outcome,template,model,error,count")
                .contains("timeout");
        assertThat(desk.request()
                        .get(studio.address() + "/desk/reports?days=31")
                        .status())
                .isEqualTo(400);
        assertThat(desk.request()
                        .get(studio.address() + "/desk/reports/evil.csv")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_plan_is_copied_priced_anew_and_taken_off_sale() {
        desk.navigate("/desk/plans/credits-5/copy");
        desk.locator("#a-code").fill("credits-7");
        desk.locator("#a-credits").fill("7");
        desk.locator("#a-roubles").fill("490,50");
        confirm("a middle one");
        assertThat(desk.locator("tbody")).containsText("credits-7");
        assertThat(desk.locator("tbody")).containsText("490.50 RUB");

        desk.navigate("/desk/plans/credits-7/change");
        desk.locator("#a-roubles").fill("0");
        confirm("too cheap");
        assertThat(desk.locator("[role=alert]")).isVisible();
        desk.locator("#a-roubles").fill("500");
        desk.locator("main button[type=submit]").click();
        assertThat(desk.locator("tbody")).containsText("500.00 RUB");

        desk.navigate("/desk/plans/credits-7/sale");
        confirm("nobody wants it");
        assertThat(desk.request().get(studio.address() + "/v1/plans").text()).doesNotContain("credits-7");
        desk.navigate("/desk/audit?action=plan.");
        assertThat(desk.locator("tbody tr")).hasCount(3);
        assertThat(desk.locator("tbody")).containsText("nobody wants it");
    }

    @Test
    void a_model_rests_and_is_sold_again() {
        desk.navigate("/desk/models/local/pause");
        confirm("repairs");
        assertThat(desk.locator("[data-model=local]")).containsText("repairs");
        desk.navigate("/desk/models/local/resume");
        confirm("repaired");
        assertThat(desk.locator("[data-model=local] [data-word=ON_SALE]")).isVisible();
    }

    @Test
    void a_partner_gets_the_credits_that_it_paid_for() {
        desk.navigate("/desk/partners/" + partner.id() + "/credits");
        desk.locator("#a-credits").fill("100");
        desk.locator("#a-paid").fill("5000");
        confirm("invoice 12");
        desk.navigate("/desk/partner-payments");
        assertThat(desk.locator("tbody")).containsText("5000.00 RUB");
        desk.navigate("/desk/books");
        assertThat(desk.locator("main")).containsText("5000.00 RUB");
    }

    @Test
    void why_a_partner_is_suspended_and_its_key_revoked_stands_in_the_audit_log() {
        desk.navigate("/desk/partner-keys");
        desk.locator("a[href$='/revoke']").first().click();
        confirm("it leaked");
        assertThat(desk.locator("[role=status]").first()).isVisible();
        desk.navigate("/desk/partners/" + partner.id() + "/state");
        confirm("it does not pay");
        desk.navigate("/desk/partners/" + partner.id() + "/state");
        confirm("it paid");
        desk.navigate("/desk/audit?action=partner");
        for (var reason : new String[] {"it leaked", "it does not pay", "it paid"}) {
            assertThat(desk.locator("tbody")).containsText(reason);
        }
    }

    @Test
    void what_opens_something_is_shown_once_and_a_form_makes_one() {
        desk.navigate("/desk/partners");
        desk.locator("a[href='/desk/partners/new']").click();
        desk.locator("#a-name").fill("A new shop");
        desk.locator("#a-email").fill("no address");
        confirm("they asked");
        assertThat(desk.locator("[role=alert]")).isVisible();
        assertThat(desk.locator("#a-name")).hasValue("A new shop");
        desk.locator("#a-email").fill("shop@example.org");
        desk.locator("main button[type=submit]").click();
        desk.locator("tbody tr", new Page.LocatorOptions().setHasText("A new shop"))
                .locator("a[href$='/key']")
                .click();
        desk.locator("#a-name").fill("their server");
        for (var scope : new String[] {"balance:read", "videos:write"}) {
            desk.locator("input[value='" + scope + "']").check();
        }
        var form = desk.locator("input[name=operation]").getAttribute("value");
        confirm("the first one");
        assertThat(desk.locator("#made")).containsText("nk_live_");
        DeskPagesTest.shoot(desk, "growth-made");
        desk.goBack();
        assertThat(desk.locator("input[name=operation]")).not().hasValue(form);
        desk.reload();

        desk.navigate("/desk/tokens/administrator/new");
        desk.locator("#a-name").fill("Night watch");
        DeskPagesTest.shoot(desk, "growth-new-token");
        confirm("she looks at night");
        assertThat(desk.locator("#made")).containsText("nka_");
        desk.navigate("/desk/tokens/service/new");
        desk.locator("#a-name").fill("The bridge");
        desk.locator("input[value='users:read']").check();
        confirm("a program of ours");
        assertThat(desk.locator("#made")).containsText("nkv_");
        desk.navigate("/desk/audit?action=token.issue");
        assertThat(desk.locator("tbody")).containsText("she looks at night");
        assertThat(desk.locator("tbody")).containsText("The bridge");
    }

    @Test
    void a_form_that_is_sent_again_makes_nothing_more() throws Exception {
        var owner = new DeskStaff(studio).signedIn(AdminRole.OWNER);
        var operation = UUID.randomUUID().toString();
        var fields =
                new String[] {"operation", operation, "reason", "once", "name", "Sent twice", "scopes", "users:read"};
        assertThat(owner.post("/desk/tokens/service/new", fields).body()).contains("nkv_");
        var again = owner.post("/desk/tokens/service/new", fields);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).doesNotContain("nkv_");

        var gifts = new String[] {
            "operation",
            UUID.randomUUID().toString(),
            "reason",
            "a lottery",
            "count",
            "3",
            "credits",
            "5",
            "last_day",
            LocalDate.now(ZoneOffset.UTC).plusDays(30).toString(),
            "note",
            "November"
        };
        var codes = owner.post("/desk/gift-codes/new", gifts).body();
        assertThat(codes).containsPattern("[A-Z0-9]{5}-[A-Z0-9]{5}-");
        assertThat(owner.post("/desk/gift-codes/new", gifts).body().replaceAll("(?s).*id=\"made\"|</pre>.*", ""))
                .isEqualTo(codes.replaceAll("(?s).*id=\"made\"|</pre>.*", ""));
        assertThat(owner.get("/desk/gift-codes").body()).contains("November");
    }

    @Test
    void goods_and_promo_codes_are_made_and_customers_buy_by_them() {
        desk.navigate("/desk/goods/new");
        desk.locator("#a-sku").fill("photo-shoot");
        desk.locator("#a-kind").selectOption("service");
        desk.locator("#a-title_ru").fill("Съёмка");
        desk.locator("#a-title_en").fill("A shoot");
        desk.locator("#a-prices").fill("490 RUB; 5.50 USD");
        confirm("we have a studio");
        assertThat(desk.locator("tbody")).containsText("photo-shoot");
        desk.navigate("/desk/goods/photo-shoot/change");
        assertThat(desk.locator("#a-prices")).hasValue("490.00 RUB; 5.50 USD");

        desk.navigate("/desk/promo-codes/new");
        desk.locator("#a-promo_code").fill("winter-27");
        desk.locator("#a-benefit").selectOption("percent");
        desk.locator("#a-value").fill("95");
        confirm("New Year");
        assertThat(desk.locator("[role=alert]")).isVisible();
        desk.locator("#a-value").fill("15");
        desk.locator("input[value='credits-5']").check();
        desk.locator("main button[type=submit]").click();
        assertThat(desk.locator("tbody")).containsText("WINTER-27");
        desk.navigate("/desk/audit?action=promo-code.add");
        assertThat(desk.locator("tbody")).containsText("New Year");
    }

    @Test
    void a_message_to_many_is_written_looked_at_sent_and_stopped() {
        for (var chat : new long[] {9_001, 9_002, 9_003}) {
            studio.database()
                    .jdbc()
                    .sql("""
                            insert into telegram_chats (id, chat_id, username, first_name, locale, dialogue, dialogue_version,
                                                        last_update, created_at, last_active_at)
                            values (gen_random_uuid(), :chat, 'reader', 'Reader', :locale, '{}', 1, 1, now(), now())
                            """)
                    .param("chat", chat)
                    .param("locale", chat == 9_003 ? "en" : "ru")
                    .update();
        }
        desk.navigate("/desk/broadcasts/new");
        desk.locator("#a-text_ru").fill("Новинка: 1 < 2\nи ещё " + EVIL);
        desk.locator("#a-text_en").fill("News");
        DeskPagesTest.shoot(desk, "growth-new-broadcast");
        confirm("a launch");
        assertThat(desk.locator("tbody tr")).hasCount(2);
        desk.locator("tbody tr", new Page.LocatorOptions().setHasText("Новинка"))
                .locator("a[href$='/start']")
                .click();
        assertThat(desk.locator(".dk-says")).containsText(": 2. ");
        assertThat(desk.locator(".dk-says")).containsText(EVIL);
        DeskPagesTest.shoot(desk, "growth-start-broadcast");
        confirm("all have read it");
        assertThat(desk.locator("main > .note--good")).isVisible();
        assertThat(studio.database()
                        .jdbc()
                        .sql("select array_agg(chat_id order by chat_id)::text from broadcast_recipients")
                        .query(String.class)
                        .single())
                .isEqualTo("{9001,9002}");
        desk.locator("tbody tr", new Page.LocatorOptions().setHasText("News"))
                .locator("a[href$='/stop']")
                .click();
        confirm("not in English");
        assertThat(desk.locator("tbody tr", new Page.LocatorOptions().setHasText("News"))
                        .locator("[data-word=cancelled]"))
                .isVisible();
        desk.navigate("/desk/audit?action=broadcast.");
        assertThat(desk.locator("tbody tr")).hasCount(4);
        assertThat(desk.locator("tbody")).containsText("all have read it");
    }

    private static void confirm(String reason) {
        desk.locator("#reason").fill(reason);
        desk.locator("main button[type=submit]").click();
    }
}
