package io.neurocards.web;

import static io.neurocards.web.ApiClient.brief;
import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.Thorough;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.web.ApiClient.Photo;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buttons of the desk that no other test presses: what each does to the rows, and that its reason stands in the audit log once. */
@Thorough
class DeskButtonsTest {

    @TempDir
    static Path folder;

    private static RunningStudio studio;
    private static OperatorOfStudio operator;
    private static PlainBrowser owner;

    @BeforeAll
    static void start() throws Exception {
        studio = RunningStudio.start(
                folder,
                "--neurocards.web.admin-token=" + OperatorOfStudio.ADMIN,
                "--neurocards.web.account-requests-per-minute=10000");
        operator = OperatorOfStudio.of(studio);
        owner = new DeskStaff(studio).signedIn(AdminRole.OWNER);
    }

    @AfterAll
    static void stop() {
        studio.close();
    }

    @Test
    void a_customers_credits_are_taken_and_their_ban_is_lifted() throws Exception {
        var customer = operator.customer();
        var person = text("select person_id::text from identities order by created_at desc limit 1");
        var path = "/desk/customers/" + person;

        press(path + "/grant", "credits.grant", "credits", "9");
        press(path + "/take", "credits.take", "credits", "4");
        assertThat(customer.credits()).isEqualTo(2 + 9 - 4);
        press(path + "/ban", "person.ban");
        assertThat(customer.order(OperatorOfStudio.line("credits-5")).code()).isEqualTo("account_banned");
        press(path + "/unban", "person.unban");
        assertThat(customer.order(OperatorOfStudio.line("credits-5")).status()).isEqualTo(201);
    }

    @Test
    void the_inspector_shows_what_a_provider_said_and_what_was_posted_and_the_credits_of_a_clip_go_back()
            throws Exception {
        var customer = operator.customer();
        var photo = new Photo(
                "sneaker.jpg", Files.readAllBytes(Path.of("src", "test", "resources", "photos", "sneaker.jpg")));
        var job = customer.client()
                .order(null, photo, brief())
                .body()
                .at("/jobs/0/job_id")
                .asString();
        customer.client().finished(job);
        assertThat(customer.credits()).isEqualTo(1);
        var attempt = text("select id::text from job_attempts where job_id = '" + job + "'");
        run("insert into provider_answers (id, attempt, provider, kind, said_at, said) values (gen_random_uuid(), '"
                + attempt + "', 'local', 'look-up', now(), '{\"state\": \"<b>77</b>\"}')");

        var page = owner.get("/desk/clips/" + job).body();
        assertThat(page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .as("the inspector")
                .containsPattern("Tries 1\\. local [a-z ]+ Model local Key – Task [0-9a-f-]{36} ")
                .containsPattern("Postings .{20,30} held 1 .{20,30} charged 1 Tries")
                .contains("{&quot;state&quot;: &quot;&lt;b&gt;77&lt;/b&gt;&quot;}");

        press("/desk/clips/" + job + "/refund", "video.refund");
        assertThat(customer.credits()).isEqualTo(2);
        assertThat(owner.get("/desk/clips/" + job).body()).doesNotContain("/desk/clips/" + job + "/refund");
    }

    @Test
    void an_order_is_paid_delivered_and_taken_back_and_another_cancelled() throws Exception {
        var sku = operator.sellMug();
        var customer = operator.customer();
        var order = customer.ordered(OperatorOfStudio.line(sku));
        var path = "/desk/orders/" + order;

        press(path + "/pay", "order.pay", "reference", "bank:1");
        assertThat(operator.order(order).text("status")).isEqualTo("paid");
        press(path + "/fulfil", "order.fulfil");
        assertThat(operator.order(order).text("status")).isEqualTo("fulfilled");
        press(path + "/refund", "order.refund");
        assertThat(operator.order(order).text("status")).isEqualTo("refunded");

        var other = customer.ordered(OperatorOfStudio.line(sku));
        press("/desk/orders/" + other + "/cancel", "order.cancel");
        assertThat(operator.order(other).text("status")).isEqualTo("cancelled");
    }

    @Test
    void the_studio_is_closed_for_works_and_opened() throws Exception {
        press("/desk/works/studio/close", "studio.close");
        try {
            assertThat(owner.get("/desk/works").body()).contains("/desk/works/studio/open");
        } finally {
            press("/desk/works/studio/open", "studio.open");
        }
        assertThat(owner.get("/desk/works").body()).contains("/desk/works/studio/close");
    }

    @Test
    void a_good_is_changed_and_taken_off_sale_a_code_switched_off_and_a_rule_ended() throws Exception {
        var sku = operator.sellMug();
        press(
                "/desk/goods/" + sku + "/change",
                "good.change",
                "title_ru",
                "Чашка",
                "title_en",
                "Cup",
                "prices",
                "450 RUB",
                "position",
                "7");
        assertThat(text("select title_en || ' ' || position from goods where sku = '" + sku + "'"))
                .isEqualTo("Cup 7");
        press("/desk/goods/" + sku + "/sale", "good.withdraw", "sale", "off_sale");
        assertThat(text("select on_sale::text from goods where sku = '" + sku + "'"))
                .isEqualTo("false");

        run("insert into promo_codes (id, code, kind, percent, most_each, plans, active, note, made_at)"
                + " values (gen_random_uuid(), 'BUTTON-1', 'percent', 20, 1, '', true, '', now())");
        press("/desk/promo-codes/BUTTON-1/switch", "promo-code.change", "state", "off");
        assertThat(text("select active::text from promo_codes where code = 'BUTTON-1'"))
                .isEqualTo("false");

        var rule = UUID.randomUUID();
        run("insert into loyalty_rules (id, name, rate, priority, created_at) values ('" + rule
                + "', 'Button', 300, 901, now())");
        press("/desk/loyalty-rules/" + rule + "/end", "loyalty.end-rule");
        assertThat(text("select (retired_at is not null)::text from loyalty_rules where id = '" + rule + "'"))
                .isEqualTo("true");
    }

    @Test
    void a_partners_key_is_replaced_and_tokens_are_revoked() throws Exception {
        var partner = PartnerOfStudio.make(studio);
        var issued = partner.issue("live", "balance:read");
        var program = operator.administrator().with(issued.text("key"));
        assertThat(program.get("/v1/api/balance").status()).isEqualTo(200);
        var old = text("select id::text from partner_keys where partner_id = '" + partner.id() + "'");
        var made = send(
                "/desk/partner-keys/" + partner.id() + ":" + old + "/rotate",
                "partner-key.rotate",
                200,
                "grace_hours",
                "0");
        assertThat(made.body()).contains("nk_live_");
        assertThat(program.get("/v1/api/balance").status()).isEqualTo(401);

        for (var kind : List.of("service", "administrator")) {
            var word = kind.equals("service") ? "service-token" : "admin-token";
            var table = word.replace('-', '_') + "s";
            send(
                    "/desk/tokens/" + kind + "/new",
                    word + ".issue",
                    200,
                    "name",
                    "For " + kind,
                    "scopes",
                    "users:read",
                    "role",
                    "viewer",
                    "days",
                    "30");
            var token = text("select id::text from " + table + " where name = 'For " + kind + "'");
            press("/desk/tokens/" + kind + ":" + token + "/revoke", word + ".revoke");
            assertThat(text("select (revoked_at is not null)::text from " + table + " where id = '" + token + "'"))
                    .isEqualTo("true");
        }
    }

    @Test
    void an_administrator_is_invited_changed_ended_and_begun_anew() throws Exception {
        var invited = owner.post("/desk/administrators", "name", "Boris", "role", "viewer");
        assertThat(invited.body()).contains("/desk/join?link=nka_");
        var id = text("select id::text from admin_accounts where name = 'Boris'");
        var path = "/desk/administrators/" + id;
        var link = text("select encode(link_hash, 'hex') from admin_accounts where id = '" + id + "'");
        assertThat(owner.post(path + "/link").body()).contains("/desk/join?link=nka_");
        assertThat(text("select encode(link_hash, 'hex') from admin_accounts where id = '" + id + "'"))
                .isNotEqualTo(link);
        assertThat(all("select action from audit_log where subject = 'admin-account:" + id + "' order by done_at, id"))
                .containsExactly("admin-account.invite", "admin-account.link");

        press(path + "/role", "admin-account.role", "role", "finance");
        assertThat(text("select role from admin_accounts where id = '" + id + "'"))
                .isEqualTo("finance");
        press(path + "/disable", "admin-account.disable");
        assertThat(text("select (disabled_at is not null)::text from admin_accounts where id = '" + id + "'"))
                .isEqualTo("true");
        press(path + "/enable", "admin-account.enable");
        var support = new DeskStaff(studio).signedIn(AdminRole.SUPPORT);
        var other = text("select id::text from admin_accounts where role = 'support' order by created_at desc limit 1");
        assertThat(support.get("/desk/me").statusCode()).isEqualTo(200);
        press("/desk/administrators/" + other + "/end-sessions", "admin-account.end-sessions");
        assertThat(support.get("/desk/me").statusCode()).isEqualTo(302);
        press("/desk/administrators/" + other + "/reset", "admin-account.reset");
        assertThat(text(
                        "select (password_hash is null and sealed_secret is null)::text from admin_accounts where id = '"
                                + other + "'"))
                .isEqualTo("true");
    }

    @Test
    void ones_own_password_is_changed_and_whoever_leaves_is_out() throws Exception {
        var viewer = new DeskStaff(studio).signedIn(AdminRole.VIEWER);
        var id = text("select id::text from admin_accounts where role = 'viewer' order by created_at desc limit 1");
        var hash = text("select password_hash from admin_accounts where id = '" + id + "'");

        assertThat(viewer.post("/desk/me/password", "present", "wrong", "password", "another long password")
                        .statusCode())
                .isEqualTo(401);
        viewer.post("/desk/me/password", "present", "a long enough password", "password", "another long password");
        assertThat(text("select password_hash from admin_accounts where id = '" + id + "'"))
                .isNotEqualTo(hash);
        viewer.post("/desk/me/sessions");
        assertThat(viewer.get("/desk/me").statusCode()).isEqualTo(200);
        viewer.post("/desk/sign-out");
        assertThat(viewer.get("/desk/me").statusCode()).isEqualTo(302);
        assertThat(all("select action from audit_log where subject = 'admin-account:" + id + "' order by done_at, id"))
                .endsWith("desk.password", "desk.end-sessions", "desk.sign-out");
    }

    /** Presses a button twice by one form; it leads away and stands in the audit log once. */
    private static void press(String path, String action, String... fields) throws Exception {
        send(path, action, 302, fields);
    }

    private static HttpResponse<String> send(String path, String action, int status, String... fields)
            throws Exception {
        var reason = "because of " + UUID.randomUUID();
        assertThat(owner.get(path).body()).as(path).contains("name=\"operation\"");
        var all = new ArrayList<>(Arrays.asList(fields));
        all.addAll(List.of("operation", UUID.randomUUID().toString(), "reason", reason));
        var answer = owner.post(path, all.toArray(String[]::new));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
        owner.post(path, all.toArray(String[]::new));

        assertThat(all("select action || ' ' || left(actor, 5) from audit_log where reason = '" + reason + "'"))
                .as(path)
                .containsExactly(action + " desk:");
        return answer;
    }

    private static String text(String query) {
        return studio.database().jdbc().sql(query).query(String.class).single();
    }

    private static List<String> all(String query) {
        return studio.database().jdbc().sql(query).query(String.class).list();
    }

    private static void run(String statement) {
        studio.database().jdbc().sql(statement).update();
    }
}
