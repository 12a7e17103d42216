package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import io.neurocards.Thorough;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site as an app on a phone whose connection comes and goes. */
@Thorough
@Order(Integer.MAX_VALUE - 1)
@Isolated("cuts the network of a browser that films a clip, which other browsers at work slow down")
class InstalledAppTest {

    private static final double UNTIL_FILMED_MILLIS = 240_000;
    private static final String ORDER = "POST /v1/videos ";

    @TempDir
    private static Path folder;

    private static RunningStudio studio;
    private static MobileNetwork network;
    private static TestBrowser browser;
    private static BrowserCustomers customers;
    private static InstalledApp app;

    @BeforeAll
    static void start() throws IOException {
        studio = RunningStudio.start(folder, RunningStudio.USUAL_FILMS);
        network = new MobileNetwork(URI.create(studio.address()).getPort());
        app = new InstalledApp(network);
        browser = new TestBrowser(network.address());
        customers = new BrowserCustomers(studio);
    }

    @AfterAll
    static void stop() throws IOException {
        browser.close();
        network.close();
        studio.close();
    }

    @BeforeEach
    void the_network_is_there() {
        network.comeBack();
        network.loseAnswersTo(null);
    }

    @Test
    void the_site_can_be_installed_and_its_worker_looks_after_every_page() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        InstalledApp.workerIsThere(page);
        var devtools = page.context().newCDPSession(page);

        var manifest = devtools.send("Page.getAppManifest");
        var obstacles = devtools.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors");

        assertThat(manifest.getAsJsonArray("errors")).isEmpty();
        assertThat(manifest.get("data").getAsString()).contains("\"start_url\":\"/studio\"", "maskable");
        assertThat(obstacles)
                .as("what else than the test browser's privacy stands in the way")
                .allMatch(one -> ((JsonObject) one).get("errorId").getAsString().equals("in-incognito"));
        for (var icon : new String[] {"icon-192", "icon-512", "icon-maskable-192", "icon-maskable-512"}) {
            assertThat(page.request().get("/assets/" + icon + ".png").status()).isEqualTo(200);
        }
    }

    @Test
    void an_order_made_offline_is_sent_once_and_the_balance_and_gallery_are_there_meanwhile() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        InstalledApp.workerIsThere(page);
        order(page, "Кружка из глины");
        page.locator("[data-over=true] video").waitFor(new Locator.WaitForOptions().setTimeout(UNTIL_FILMED_MILLIS));
        page.navigate("/gallery");
        InstalledApp.awaitTrue(page, "async () => (await kept.pictures()).size === 1");

        app.goOffline(page);
        page.navigate("/gallery");
        assertThat(page.locator("h1")).hasText("Нет связи");
        assertThat(page.locator("[data-kept-as-of]")).hasText(Pattern.compile("На \\d\\d:\\d\\d, нет связи"));
        assertThat(page.locator("[data-balance]")).hasText("1 кредит");
        assertThat(page.locator(".tile__title")).hasText("Кружка из глины");
        pictureIsShown(page);
        InstalledApp.shoot(page, "app-1-offline-gallery");
        page.navigate("/cabinet");
        assertThat(page.locator(".balance [data-available]")).hasText("1");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "app-2-offline-cabinet");

        page.navigate("/studio");
        InstalledApp.fill(page, "Кружка без связи");
        InstalledApp.shoot(page, "app-3-offline-studio");
        page.locator("[data-submit]").click();
        assertThat(page.locator(".kept")).hasCount(1);
        assertThat(page.locator("[data-kept-status]")).containsText("Пока ничего не списано");
        page.reload();
        assertThat(page.locator(".kept")).containsText("Кружка без связи");
        InstalledApp.assertFits(page);
        InstalledApp.shoot(page, "app-4-offline-kept");
        assertThat(orders(page)).isEqualTo(1);

        app.goOnline(page);
        assertThat(page.locator("body[data-offline]")).hasCount(0);
        assertThat(page.locator(".kept")).hasCount(0);
        // The page is loaded anew when the connection is back, and shows nothing kept before it has looked.
        page.waitForCondition(() -> orders(page) == 2);
        page.navigate("/gallery");
        assertThat(page.locator(".tile")).hasCount(2);
        assertThat(page.locator("[data-balance]")).hasText("0 кредитов");
        assertThat(orders(page)).isEqualTo(2);
        assertThat(holds(page)).isEqualTo(2);
        InstalledApp.shoot(page, "app-5-online-again");
        cancelLatest(page);
    }

    @Test
    void an_order_whose_answer_was_lost_is_sent_again_and_ordered_once() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        InstalledApp.workerIsThere(page);
        InstalledApp.fill(page, "Кружка с потерянным ответом");
        app.goOffline(page);
        page.locator("[data-submit]").click();
        assertThat(page.locator(".kept")).hasCount(1);

        network.loseAnswersTo(ORDER);
        var before = network.lostAnswers();
        app.goOnline(page);
        page.waitForCondition(() -> network.lostAnswers() > before);
        assertThat(page.locator("[data-kept-status]")).containsText("дважды заказ не сделается");
        page.waitForCondition(() -> orders(page) == 1);
        network.loseAnswersTo(null);
        page.navigate("/studio");

        // Whether this page sent it or the worker before is theirs to find out; it is sent once.
        assertThat(page.locator(".kept")).hasCount(0);
        assertThat(orders(page)).isEqualTo(1);
        assertThat(holds(page)).isEqualTo(1);
        cancelLatest(page);
    }

    @Test
    void a_form_whose_answer_was_lost_is_ordered_once_too() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        InstalledApp.workerIsThere(page);
        InstalledApp.fill(page, "Кружка из формы");

        network.loseAnswersTo("POST /"); // also that of the order that is sent once more at once
        page.locator("[data-submit]").click();
        assertThat(page.locator("[data-kept-status]")).containsText("дважды заказ не сделается");
        page.waitForCondition(() -> orders(page) == 1);
        network.loseAnswersTo(null);

        page.navigate("/studio");
        assertThat(page.locator(".kept")).hasCount(0);
        assertThat(orders(page)).isEqualTo(1);
        assertThat(holds(page)).isEqualTo(1);
        cancelLatest(page);
    }

    @Test
    void a_refused_order_says_why_and_comes_back_into_the_form_with_its_photo() {
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        InstalledApp.workerIsThere(page);
        InstalledApp.fill(page, "Слишком много кружек");
        page.locator("input[name=count][value='5']").check();
        app.goOffline(page);
        page.locator("[data-submit]").click();
        assertThat(page.locator(".kept")).hasCount(1);

        app.goOnline(page);
        assertThat(page.locator("[data-kept-status]")).containsText("нужно 5, у вас 2");
        assertThat(orders(page)).isEqualTo(0);
        InstalledApp.shoot(page, "app-6-refused");
        page.locator("[data-kept-correct]").click();
        assertThat(page.locator("#description")).hasValue("Слишком много кружек");
        assertThat(page.evaluate("document.querySelector('#photo').files.length"))
                .isEqualTo(1);
        page.locator("input[name=count][value='1']").check();
        page.locator("[data-submit]").click();
        page.waitForURL("**/videos/**");

        assertThat(page.locator(".kept")).hasCount(0);
        assertThat(orders(page)).isEqualTo(1);
        page.getByText("Отменить").click();
    }

    @Test
    void an_order_waits_for_its_own_customer_and_nobody_else_sees_or_sends_it() {
        var page = browser.strangerWithPhone();
        var anna = BrowserCustomers.newAddress();
        customers.signedUp(page, anna, 1);
        InstalledApp.workerIsThere(page);
        InstalledApp.awaitTrue(page, "async () => Boolean(await kept.state())");
        InstalledApp.fill(page, "Кружка Анны");
        app.goOffline(page);
        page.locator("[data-submit]").click();
        assertThat(page.locator(".kept")).hasCount(1);

        page.context().clearCookies();
        app.goOnline(page);
        assertThat(page.locator("[data-outbox-sign-in]")).isVisible();
        page.navigate("/sign-in");
        InstalledApp.awaitTrue(page, "async () => !(await kept.state())");
        assertThat((Integer) page.evaluate("async () => (await kept.pictures()).size"))
                .isZero();

        customers.signedUp(page);
        InstalledApp.awaitTrue(page, "async () => Boolean(await kept.state())");
        page.waitForTimeout(1_000);
        assertThat(page.locator(".kept")).hasCount(0);
        assertThat(orders(page)).isEqualTo(0);
        var key = UUID.randomUUID().toString();
        assertThat(page.evaluate("""
                        async key => {
                            const form = new FormData();
                            form.set('description', 'Кружка');
                            const csrf = name => document.querySelector(`meta[name="${name}"]`).content;
                            const headers = {[csrf('csrf-header')]: csrf('csrf'), 'Idempotency-Key': key, 'X-Customer': key};
                            return (await fetch('/v1/videos', {method: 'POST', body: form, headers})).status;
                        }""", key)).isEqualTo(401);

        page.locator(".nav a[href='/cabinet']").click();
        page.locator("main form[action='/sign-out'] button").click();
        page.waitForURL("**/sign-in**");
        InstalledApp.awaitTrue(page, "async () => !(await kept.state())");
        app.goOffline(page);
        page.navigate("/gallery");
        assertThat(page.locator("[data-kept-as-of]")).containsText("никто не вошёл");
        assertThat(page.locator("[data-kept]")).isHidden();
        InstalledApp.shoot(page, "app-7-nobody");

        app.goOnline(page);
        page.navigate("/sign-in");
        page.fill("#email", anna);
        page.fill("#password", BrowserCustomers.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL("**/studio");
        assertThat(page.locator("[data-outbox-sent]")).isVisible();
        assertThat(orders(page)).isEqualTo(1);
        cancelLatest(page);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_order_waiting_while_its_customer_is_linked_is_ordered_once_as_whom_they_became(boolean wasSent) {
        var older = customers.joinedInTelegram(wasSent ? 4_711 : 4_712);
        var page = browser.strangerWithPhone();
        customers.signedUp(page);
        var maker = person(page);
        InstalledApp.workerIsThere(page);
        InstalledApp.fill(page, "Кружка до объединения");
        app.goOffline(page);
        page.locator("[data-submit]").click();
        assertThat(page.locator(".kept")).hasCount(1);
        if (wasSent) {
            network.loseAnswersTo(ORDER);
            app.goOnline(page);
            page.waitForCondition(() -> orders(page) == 1);
            app.goOffline(page);
        }

        customers.link(older, new PersonId(maker));
        network.loseAnswersTo(null);
        app.goOnline(page);
        page.navigate("/studio");

        InstalledApp.awaitTrue(page, "async () => (await kept.orders('" + maker + "')).length === 0");
        assertThat(count("video_orders where", older.value(), maker)).isEqualTo(1);
        assertThat(person(page)).isEqualTo(older.value());
        assertThat(count("ledger_postings where kind = 'hold' and", older.value(), maker))
                .isEqualTo(1);
        assertThat(count("video_orders where", older.value(), older.value())).isEqualTo(1);
        cancelLatest(page);
    }

    @Test
    void a_waiting_order_can_be_removed_and_a_wide_screen_shows_the_same() {
        var page = browser.stranger();
        customers.signedUp(page);
        InstalledApp.workerIsThere(page);
        InstalledApp.awaitTrue(page, "async () => Boolean(await kept.state())");
        app.goOffline(page);
        page.navigate("/studio");
        InstalledApp.fill(page, "Кружка");
        page.locator("[data-submit]").click();
        assertThat(page.locator(".kept")).hasCount(1);
        InstalledApp.shoot(page, "app-8-wide");

        page.locator("[data-kept-remove]").click();
        assertThat(page.locator(".kept")).hasCount(0);
        app.goOnline(page);
        assertThat(page.locator("body[data-offline]")).hasCount(0);
        page.waitForTimeout(1_000);
        assertThat(orders(page)).isEqualTo(0);
    }

    private static void pictureIsShown(Page page) {
        try {
            page.waitForFunction("() => document.querySelector('.tile img').naturalWidth > 0");
        } catch (TimeoutError unseen) {
            throw new AssertionError("No picture: " + page.evaluate("""
                                    async () => JSON.stringify({
                                      tile: document.querySelector('.tile').outerHTML,
                                      me: (await kept.state())?.clips,
                                      kept: [...(await kept.pictures())].map(([id, one]) => [id, one?.size, one?.type])})
                                    """), unseen);
        }
    }

    private static void order(Page page, String description) {
        InstalledApp.fill(page, description);
        page.locator("[data-submit]").click();
        page.waitForURL("**/videos/**");
    }

    /** Nobody needs the clip, and making one takes a while. */
    private static void cancelLatest(Page page) {
        page.navigate("/gallery");
        page.locator(".tile").first().click();
        page.getByText("Отменить").click();
    }

    private static UUID person(Page page) {
        return UUID.fromString(page.locator("meta[name=customer]").getAttribute("content"));
    }

    private static int orders(Page page) {
        return count("select count(*) from video_orders where person_id = :person", page);
    }

    private static int holds(Page page) {
        return count("select count(*) from ledger_postings where person_id = :person and kind = 'hold'", page);
    }

    private static int count(String rows, UUID one, UUID other) {
        return studio.database()
                .jdbc()
                .sql("select count(*) from " + rows + " person_id in (:one, :other)")
                .param("one", one)
                .param("other", other)
                .query(Integer.class)
                .single();
    }

    private static int count(String query, Page page) {
        var known = page.evaluate("async () => (await kept.state())?.person");
        var person = known == null ? person(page) : UUID.fromString(known.toString());
        return studio.database()
                .jdbc()
                .sql(query)
                .param("person", person)
                .query(Integer.class)
                .single();
    }
}
