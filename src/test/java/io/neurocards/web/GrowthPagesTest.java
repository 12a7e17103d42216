package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.neurocards.operations.reports.ReportRows;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The desk's pages of figures and of what is sold, in a real browser. */
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

    private static void confirm(String reason) {
        desk.locator("#reason").fill(reason);
        desk.locator("main button[type=submit]").click();
    }
}
