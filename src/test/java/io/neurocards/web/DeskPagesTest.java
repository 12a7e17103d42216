package io.neurocards.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.neurocards.Thorough;
import io.neurocards.operations.JobSamples;
import io.neurocards.operations.Operator;
import io.neurocards.operations.admins.AdminAccounts;
import io.neurocards.operations.admins.AdminStaff;
import io.neurocards.operations.admins.ForgetAdminSessions;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.shared.UuidV7;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The desk in a real browser. */
@Thorough
class DeskPagesTest {

    private static final String TOKEN = "an-administrators-token-of-some-length";
    private static final Path SHOTS = Path.of("target", "screenshots");

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static TestBrowser browser;
    private static Page desk;
    private static DeskDoor door;

    @BeforeAll
    static void start() {
        studio = RunningStudio.start(
                folder, "--neurocards.web.admin-token=" + TOKEN, "--neurocards.web.requests-per-minute=100000");
        browser = new TestBrowser(studio.address());
        desk = browser.stranger();
        door = new DeskDoor(desk);
        door.firstOwner(TOKEN, "Anna");
    }

    @AfterAll
    static void stop() {
        browser.close();
        studio.close();
    }

    @Test
    void an_owner_comes_in_with_a_password_and_a_telephone_and_no_code_twice() {
        var page = browser.stranger();
        page.navigate("/desk/audit");
        assertThat(page).hasURL(studio.address() + "/desk/sign-in");

        door.signIn("anna");
        assertThat(desk).hasURL(studio.address() + "/dashboard");
        desk.navigate("/desk/audit");
        assertThat(desk.locator("tbody")).containsText("desk:Anna");
        assertThat(desk.locator("tbody")).containsText("127.0.0.1");
        shoot(desk, "desk-audit");

        var used = door.code(Instant.now());
        page.locator("#name").fill("Anna");
        page.locator("#password").fill("a long enough password");
        page.locator("button[type=submit]").click();
        page.locator("#code").fill(used);
        page.locator("button[type=submit]").click();
        assertThat(page.locator("[role=alert]")).isVisible();
        page.navigate("/desk/audit");
        assertThat(page).hasURL(studio.address() + "/desk/sign-in");
        desk.navigate("/desk/administrators");
        shoot(desk, "desk-administrators");
        desk.navigate("/desk/me");
        shoot(desk, "desk-me");
        Assertions.assertThat(browser.complaints()).allMatch(one -> one.contains("422"));
    }

    @Test
    void every_route_of_the_desk_opens_to_the_roles_that_it_is_for_and_to_nobody_else() throws Exception {
        var wrong = new ArrayList<String>();
        var nobody = new PlainBrowser(studio.address());
        for (var role : AdminRole.values()) {
            var browser = new DeskStaff(studio).signedIn(role);
            for (var route : routes()) {
                var opens = status(browser, route) != 403;
                if (opens != isFor(role, route)) {
                    wrong.add(role + " " + route + ": " + (opens ? "opens" : "does not open"));
                }
                if (role == AdminRole.OWNER) {
                    var answer = ask(nobody, route);
                    if (answer.statusCode() != 302
                            || !answer.headers()
                                    .firstValue("Location")
                                    .orElse("")
                                    .equals("/desk/sign-in")) {
                        wrong.add("nobody " + route + ": " + answer.statusCode());
                    }
                }
            }
        }
        Assertions.assertThat(wrong).isEmpty();
    }

    private record Route(String method, String path) {}

    /** Who signs out, or ends sessions, is asked elsewhere. */
    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        studio.bean(RequestMappingHandlerMapping.class).getHandlerMethods().forEach((mapping, _) -> {
            for (var path : mapping.getPatternValues()) {
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    routes.add(new Route(method.name(), path));
                }
            }
        });
        return routes.stream()
                .filter(route -> route.path().startsWith("/desk"))
                .filter(route -> !List.of("sign-in", "code", "enrol", "join", "first", "sign-out")
                        .contains(route.path().replaceFirst("^/desk/?", "")))
                .toList();
    }

    private static boolean isFor(AdminRole role, Route route) {
        var path = route.path();
        if (role == AdminRole.OWNER || path.matches("/desk|/desk/(me.*|works|alerts)")) {
            return true;
        }
        if (path.startsWith("/desk/administrators")) {
            return false;
        }
        if (DeskSales.PAGES.contains(path.split("/")[2].replace(".csv", ""))) {
            return DeskSales.isFor(role, path);
        }
        var act = path.replaceFirst("^/desk/([a-z]+)/\\{subject}/?", "$1 ").strip();
        return switch (act) {
            case "customers grant", "customers take", "orders pay", "orders refund", "payments refund" ->
                role == AdminRole.FINANCE;
            case "customers ban",
                    "customers unban",
                    "clips retry",
                    "clips cancel",
                    "clips resend",
                    "orders fulfil",
                    "orders cancel" -> role == AdminRole.SUPPORT;
            case "clips refund" -> role == AdminRole.SUPPORT || role == AdminRole.FINANCE;
            case "alerts see" -> role == AdminRole.OPERATIONS || role == AdminRole.SUPPORT;
            case "works close", "works open", "aside requeue", "aside discard" -> role == AdminRole.OPERATIONS;
            default -> looks(role, path);
        };
    }

    private static boolean looks(AdminRole role, String path) {
        var file = path.endsWith(".csv");
        return switch (path.replaceFirst("^/desk/([a-z]+).*$", "$1")) {
            case "customers", "orders" ->
                role == AdminRole.SUPPORT || role == AdminRole.FINANCE || (role == AdminRole.VIEWER && !file);
            case "search" ->
                List.of(AdminRole.VIEWER, AdminRole.SUPPORT, AdminRole.FINANCE).contains(role);
            case "payments", "refunds", "disputes" ->
                role == AdminRole.FINANCE || (!file && (role == AdminRole.VIEWER || role == AdminRole.SUPPORT));
            case "differences" -> role == AdminRole.FINANCE || (role == AdminRole.VIEWER && !file);
            case "clips" ->
                List.of(AdminRole.SUPPORT, AdminRole.FINANCE, AdminRole.OPERATIONS)
                                .contains(role)
                        || (role == AdminRole.VIEWER && !file);
            case "aside" ->
                role == AdminRole.SUPPORT || role == AdminRole.OPERATIONS || (role == AdminRole.VIEWER && !file);
            case "comparisons" ->
                List.of(AdminRole.VIEWER, AdminRole.OPERATIONS).contains(role);
            case "audit" ->
                List.of(AdminRole.VIEWER, AdminRole.FINANCE, AdminRole.OPERATIONS)
                        .contains(role);
            default -> false;
        };
    }

    private static int status(PlainBrowser browser, Route route) throws Exception {
        return ask(browser, route).statusCode();
    }

    private static HttpResponse<String> ask(PlainBrowser browser, Route route) throws Exception {
        var path = route.path()
                .replace("{subject}", UUID.randomUUID().toString())
                .replace("{figure}", "ordered")
                .replace("{table}", "money");
        return route.method().equals("GET") ? browser.get(path) : browser.post(path, "nothing", "");
    }

    @Test
    void a_customer_whose_name_is_a_script_is_found_given_credits_and_banned() {
        var person = person("<script>document.title='owned'</script>");
        var page = signedIn();

        page.locator("#q").fill(person.toString());
        page.locator("#q").press("Enter");
        assertThat(page).hasURL(studio.address() + "/desk/customers/" + person);
        assertThat(page.locator("h1")).containsText("<script>");
        act(page, "/desk/customers/" + person + "/grant", "7", "a gift for <b>patience</b>");
        assertThat(page.locator("#available")).hasText("7");
        page.navigate("/desk/customers/" + person + "/ban");
        page.locator("#reason").fill("he shouted");
        page.locator("button[data-once]").click();
        assertThat(page.locator(".note--danger")).containsText("he shouted");
        shoot(page, "desk-customer");
        page.navigate("/desk/customers?first_name=script");
        assertThat(page.locator("tbody")).containsText("<script>");
        shoot(page, "desk-customers");
        page.navigate("/desk/audit?subject=" + person);
        assertThat(page.locator("tbody tr")).hasCount(2);
        assertThat(page.locator("tbody")).containsText("a gift for <b>patience</b>");
        Assertions.assertThat(page.title()).doesNotContain("owned");
        Assertions.assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void a_form_that_is_sent_twice_gives_credits_once_and_whoever_is_reset_is_out() throws Exception {
        var person = person("=1+1");
        var owner = new DeskStaff(studio).signedIn(AdminRole.OWNER);
        var path = "/desk/customers/" + person + "/grant";
        var operation = Pattern.compile("name=\"operation\" value=\"([^\"]+)\"")
                .matcher(owner.get(path).body());
        Assertions.assertThat(operation.find()).isTrue();

        Assertions.assertThat(owner.post(path, "operation", operation.group(1), "credits", "3")
                        .statusCode())
                .as("without a reason")
                .isEqualTo(400);
        for (var time = 0; time < 2; time++) {
            var answer = owner.post(path, "operation", operation.group(1), "credits", "3", "reason", "once");
            Assertions.assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> Assertions.assertThat(to).endsWith("?said=grant"));
        }
        var file = owner.get("/desk/customers.csv?first_name=" + URLEncoder.encode("=1+1", StandardCharsets.UTF_8));
        Assertions.assertThat(file.body())
                .contains("'=1+1," + person + ",'=1+1,")
                .contains(",3,0,");

        for (var account : studio.bean(AdminAccounts.class).all()) {
            if (account.name().startsWith("one of owner")) {
                studio.bean(AdminStaff.class).reset(Operator.byCommand(), account.id(), "lost the telephone");
            }
        }
        Assertions.assertThat(owner.get("/desk/me").headers().firstValue("Location"))
                .contains("/desk/sign-in");
    }

    private static UUID person(String name) {
        var id = UuidV7.at(Instant.now());
        studio.database()
                .jdbc()
                .sql("insert into persons (id, first_name, locale, created_at) values (:id, :name, 'ru', now())")
                .param("id", id)
                .param("name", name)
                .update();
        return id;
    }

    private static void act(Page page, String path, String credits, String reason) {
        page.navigate(path);
        page.locator("#a-credits").fill(credits);
        page.locator("#reason").fill(reason);
        page.locator("button[data-once]").click();
        page.waitForURL(url -> url.contains("said="));
    }

    private static Page signedIn() {
        desk.navigate("/dashboard");
        return desk;
    }

    @Test
    void a_payment_is_looked_at_and_its_money_goes_back_once_for_a_form() {
        var person = person("Payer");
        var payment = UuidV7.at(Instant.now());
        studio.database()
                .jdbc()
                .sql("""
                        insert into payments (id, person_id, plan_id, gateway, credits, currency, amount, status, charge_id, payer,
                            created_at, completed_at, test, platform)
                        select :id, :person, id, 'telegram_stars', 5, 'XTR', 205, 'completed', 'charge-1', '77', now(), now(), false, 'telegram'
                        from pricing_plans limit 1
                        """)
                .param("id", payment)
                .param("person", person)
                .update();
        var page = signedIn();

        page.locator("#q").fill("charge-1");
        page.locator("#q").press("Enter");
        assertThat(page).hasURL(studio.address() + "/desk/payments/" + payment);
        page.locator("a[href$='/refund']").click();
        shoot(page, "desk-refund");
        page.locator("#reason").fill("wrong plan");
        page.locator("input[name=shortfall]").check();
        page.locator("button[data-once]").click();
        page.waitForURL(url -> url.contains("said=refund-payment"));
        assertThat(page.locator("tbody")).containsText("wrong plan");
        shoot(page, "desk-payment");
        page.navigate("/desk/payments?status=completed&sort=created_at&order=up");
        assertThat(page.locator("tbody tr")).hasCount(1);
        shoot(page, "desk-payments");
        Assertions.assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void the_dashboard_tells_of_new_clips_by_itself_and_the_inspector_shows_one() {
        var page = signedIn();
        assertThat(page.locator("#stages")).isVisible();
        JobSamples.insert(studio.database().jdbc(), 3, "failed", "failed", Instant.now());
        page.navigate("/desk/clips?stage=failed");
        assertThat(page.locator("tbody tr")).hasCount(3);
        shoot(page, "desk-clips");
        page.locator("tbody a").first().click();
        assertThat(page.locator("#timeline")).isVisible();
        shoot(page, "desk-clip");

        page.navigate("/dashboard");
        var before = page.locator("#live time").last().getAttribute("datetime");
        page.waitForCondition(
                () -> !before.equals(page.locator("#live time").last().getAttribute("datetime")));
        page.locator("#sync").click();
        assertThat(page.locator("#synced")).containsText(": 0");
        assertThat(page.locator("#advice")).isVisible();
        shoot(page, "desk-dashboard");
        Assertions.assertThat(page.content()).doesNotContain("??");
        Assertions.assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void whatever_the_live_picture_brings_is_text_and_never_markup() throws Exception {
        var jdbc = studio.database().jdbc();
        var evil = "<script>document.title='owned'</script>\" onmouseover=\"document.title='owned'";
        jdbc.sql("""
                        insert into alerts (id, cause, subject, level, facts, times, first_seen_at, last_seen_at)
                        values (gen_random_uuid(), 'backup-failed', 'evil', 'warning', jsonb_build_object('reason', :evil), 1, now(), now())
                        """).param("evil", evil).update();
        jdbc.sql("""
                        insert into processes (id, name, host, roles, version, started_at, seen_at)
                        values (gen_random_uuid(), :evil, :evil, 'worker', 'test', now(), now())
                        """).param("evil", evil).update();
        jdbc.sql("""
                        insert into proxy_health (id, address, failures, failed_at, left_alone_until)
                        values (gen_random_uuid(), :evil, 1, now(), now())
                        """).param("evil", evil).update();
        var clip = studio.database().decisions(Clock.systemUTC()).act(() -> heldBy(evil));
        try {
            var staff = new DeskStaff(studio).signedIn(AdminRole.VIEWER);
            var picture = ApiClient.until(
                    () -> picture(staff),
                    told -> told.split("&lt;script&gt;", -1).length >= 5 && told.contains(clip.toString()));
            Assertions.assertThat(picture)
                    .contains("href=\"/desk/clips/" + clip + "\"")
                    .contains("&quot; onmouseover=&quot;")
                    .doesNotContain("<script", "\" onmouseover");

            var page = signedIn();
            assertThat(page.locator("#live a[href='/desk/clips/" + clip + "']")).hasText(clip.toString());
            var before = page.locator("#live time").last().getAttribute("datetime");
            page.waitForCondition(
                    () -> !before.equals(page.locator("#live time").last().getAttribute("datetime")));
            assertThat(page.locator("#live")).containsText(evil);
            assertThat(page.locator("#live script, #live [onmouseover]")).hasCount(0);
            assertThat(page.locator("#live .dk-word[data-word=never_seen]").first())
                    .isVisible();
            shoot(page, "desk-dashboard-work");
            Assertions.assertThat(page.title()).doesNotContain("owned");
            Assertions.assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            Assertions.assertThat(browser.complaints()).isEmpty();
        } finally {
            jdbc.sql("delete from jobs where id = :clip").param("clip", clip).update();
            jdbc.sql("delete from scheduled_tasks where task_instance = :clip")
                    .param("clip", clip.toString())
                    .update();
            for (var rows :
                    List.of("alerts where subject = 'evil'", "processes where version = 'test'", "proxy_health")) {
                jdbc.sql("delete from " + rows).update();
            }
        }
    }

    /** Returns a clip in the making that is kept for a process, so that the studio leaves it alone. */
    private static UUID heldBy(String process) {
        var jdbc = studio.database().jdbc();
        JobSamples.insert(jdbc, 1, "processing", "generating", Instant.now());
        var clip = jdbc.sql(
                        "update jobs set worker = :process where worker is null and status = 'processing' returning id")
                .param("process", process)
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version, kept_for, kept_until)
                        values ('video', :clip, now() + interval '1 day', false, 1, :process, now() + interval '2 days')
                        """).param("clip", clip.toString()).param("process", process).update();
        return clip;
    }

    /** Returns the first thing that an open dashboard is told. */
    private static String picture(PlainBrowser staff) throws IOException, InterruptedException {
        try (var told = staff.lines("/dashboard/live")) {
            return told.dropWhile(line -> !line.startsWith("data:"))
                    .takeWhile(line -> line.startsWith("data:"))
                    .map(line -> line.substring("data:".length()))
                    .collect(Collectors.joining("\n"));
        }
    }

    @Test
    void an_alert_is_taken_note_of_once_and_a_session_that_is_over_is_forgotten() {
        var jdbc = studio.database().jdbc();
        var alert = UuidV7.at(Instant.now());
        jdbc.sql("""
                        insert into alerts (id, cause, subject, level, facts, times, first_seen_at, last_seen_at)
                        values (:id, 'no-worker', 'elsewhere', 'critical', '{}', 3, now(), now())
                        """).param("id", alert).update();
        jdbc.sql("""
                        insert into admin_sessions (id, account_id, token_hash, proved, address, created_at, last_seen_at, expires_at)
                        select gen_random_uuid(), id, sha256('over'), true, 'long ago', now() - interval '3 days',
                            now() - interval '3 days', now() - interval '2 days' from admin_accounts limit 1
                        """).update();
        var page = signedIn();
        page.navigate("/desk/alerts/" + alert + "/see");
        page.locator("#reason").fill("I am at it");
        page.locator("button[data-once]").click();
        page.waitForURL(url -> url.contains("said=see-alert"));
        assertThat(page.locator("#alerts")).containsText("desk:Anna");
        assertThat(page.locator("a[href*='" + alert + "']")).hasCount(0);
        shoot(page, "desk-alerts");
        page.navigate("/desk/audit?action=alert.see");
        assertThat(page.locator("tbody")).containsText("I am at it");

        studio.bean(ForgetAdminSessions.class).run();
        Assertions.assertThat(jdbc.sql("select address from admin_sessions")
                        .query(String.class)
                        .list())
                .contains("127.0.0.1")
                .doesNotContain("long ago");
    }

    @Test
    void a_finished_clip_goes_out_once_more_where_its_customer_hears_of_clips() throws Exception {
        var jdbc = studio.database().jdbc();
        JobSamples.insert(jdbc, 1, "completed", "completed", Instant.now());
        var job = jdbc.sql("select id from jobs where status = 'completed' order by created_at desc limit 1")
                .query(UUID.class)
                .single();
        jdbc.sql(
                        "insert into persons (id, first_name, locale, created_at) select person_id, 'Vera', 'ru', now() from jobs where id = :job")
                .param("job", job)
                .update();
        var owner = new DeskStaff(studio).signedIn(AdminRole.SUPPORT);
        var path = "/desk/clips/" + job + "/resend";
        Assertions.assertThat(owner.get("/desk/clips/" + job).body()).contains(path);
        var operation = UUID.randomUUID().toString();
        Assertions.assertThat(owner.post(path, "operation", operation, "reason", "lost")
                        .statusCode())
                .as("nobody to tell")
                .isEqualTo(409);

        for (var known : new String[] {"telegram 4077001", "website vera@example.org"}) {
            jdbc.sql("""
                            insert into identities (id, person_id, platform, external_id, verified_at, created_at)
                            select gen_random_uuid(), person_id, :platform, :known, now(), now() from jobs where id = :job
                            """)
                    .param("platform", known.split(" ")[0])
                    .param("known", known.split(" ")[1])
                    .param("job", job)
                    .update();
        }
        jdbc.sql("""
                        insert into notification_choices (id, person_id, kind, channel, wanted, chosen_at)
                        select gen_random_uuid(), person_id, 'clips', 'email', true, now() from jobs where id = :job
                        """).param("job", job).update();
        for (var time = 0; time < 2; time++) {
            var answer = owner.post(path, "operation", operation, "reason", "lost");
            Assertions.assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> Assertions.assertThat(to).endsWith("said=resend-clip"));
        }
        Assertions.assertThat(jdbc.sql("select facts ->> 'ways' from audit_log where action = 'video.resend'")
                        .query(String.class)
                        .list())
                .containsExactly("[\"messages\", \"telegram\"]");
        Assertions.assertThat(jdbc.sql("select state <> 'making' from telegram_deliveries where id = :job")
                        .param("job", job)
                        .query(Boolean.class)
                        .list())
                .containsExactly(true);
        Assertions.assertThat(jdbc.sql("select channel from notifications where subject_id = :job")
                        .param("job", job)
                        .query(String.class)
                        .list())
                .containsExactly("email");
    }

    static void shoot(Page page, String name) {
        for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (var width : new int[] {390, 1440}) {
                page.setViewportSize(width, 900);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SHOTS.resolve(
                                name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
            }
        }
        page.setViewportSize(1440, 900);
    }
}
