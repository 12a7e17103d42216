package io.neurocards.telegram.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.pengrad.telegrambot.model.Update;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import io.neurocards.payments.BuyCredits;
import io.neurocards.payments.ConfirmStars;
import io.neurocards.payments.StarsPaid;
import io.neurocards.shared.PersonId;
import io.neurocards.telegram.broadcast.DeskContext;
import io.neurocards.telegram.broadcast.ScriptedOutgoing.Sent;
import io.neurocards.videos.HouseStudio;
import io.neurocards.videos.Stage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final long ADMIN = 7_000_000_001L;
    private static final long STRANGER = 7_000_000_002L;
    private static final long CUSTOMER = 7_000_000_003L;

    @TempDir
    Path folder;

    private HouseStudio studio;
    private DeskContext desk;
    private PersonId anna;

    @BeforeEach
    void open() throws Exception {
        studio = new HouseStudio(folder);
        desk = new DeskContext(studio, Long.toString(ADMIN));
        anna = studio.personWith(5);
        desk.chat(CUSTOMER, "anna_shop", "ru", studio.engine().clock().instant());
        desk.customer(anna, CUSTOMER, "anna@shop.test");
    }

    @AfterEach
    void close() {
        desk.close();
        studio.close();
    }

    @Test
    void whoever_is_not_an_administrator_has_no_desk() throws Exception {
        assertThat(take(Updates.text(STRANGER, "/admin"))).isFalse();
        assertThat(take(Updates.press(STRANGER, "adm:home"))).isFalse();
        assertThat(take(Updates.press(STRANGER, "adm:grant:" + anna))).isFalse();
        assertThat(take(Updates.video(STRANGER))).isFalse();
        assertThat(take(Updates.inGroup(ADMIN, "/admin"))).isFalse();
        assertThat(desk.outgoing().sent()).isEmpty();
    }

    @Test
    void an_empty_list_means_nobody() throws Exception {
        try (var closed = new DeskContext(studio, "")) {
            var door = closed.get(Desk.class);

            assertThat(door.take(Updates.text(ADMIN, "/admin"))).isFalse();
            assertThat(door.take(Updates.press(ADMIN, "adm:home"))).isFalse();
            assertThat(door.take(Updates.video(ADMIN))).isFalse();
            assertThat(closed.outgoing().sent()).isEmpty();
        }
    }

    @Test
    void the_overview_shows_live_figures_in_the_administrators_language() throws Exception {
        assertThat(take(Updates.text(ADMIN, "/admin"))).isTrue();

        assertThat(last().text())
                .contains("Customers: <b>1</b>")
                .contains("chats 1")
                .contains("on balances 5");
        studio.order(anna, 3);
        take(Updates.press(ADMIN, "adm:home"));
        assertThat(last().method()).isEqualTo("editMessageText");
        assertThat(last().text()).contains("Waiting <b>3</b>, in the making 0").contains("held 3");
    }

    @Test
    void the_week_comes_as_a_picture() throws Exception {
        take(Updates.press(ADMIN, "adm:chart"));

        assertThat(last().method()).isEqualTo("sendPhoto");
        assertThat((byte[]) last().request().getParameters().get("photo")).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void a_customer_is_found_by_whatever_is_at_hand() throws Exception {
        for (var typed : List.of(
                Long.toString(CUSTOMER),
                "@Anna_Shop",
                "anna_shop",
                " ANNA@shop.test ",
                anna.value().toString())) {
            take(Updates.press(ADMIN, "adm:find"));
            assertThat(take(Updates.text(ADMIN, typed))).as(typed).isTrue();

            assertThat(last().text())
                    .contains("@anna_shop")
                    .contains("anna@shop.test")
                    .contains("Balance: <b>5</b>");
        }
        take(Updates.press(ADMIN, "adm:find"));
        take(Updates.text(ADMIN, "' or 1=1 --"));
        assertThat(last().text()).contains("Nobody was found");
    }

    @Test
    void credits_are_given_once_however_often_the_button_is_pressed() throws Exception {
        take(Updates.press(ADMIN, "adm:grant:" + anna));
        take(Updates.text(ADMIN, "10 <b>sorry</b> for the delay"));
        assertThat(last().text()).contains("&lt;b&gt;sorry&lt;/b&gt;");
        var yes = button("Yes");

        take(Updates.press(ADMIN, yes));
        var first = last().text();
        take(Updates.press(ADMIN, yes));

        assertThat(first).contains("Gave 10").isEqualTo(last().text());
        assertThat(studio.ledger().balance(anna).available().amount()).isEqualTo(15);
        assertThat(desk.count("ledger_postings where kind = 'adjustment_up'")).isEqualTo(1);
        assertThat(desk.count("audit_log where action = 'credits.grant' and actor = 'telegram:" + ADMIN
                        + "' and reason = '<b>sorry</b> for the delay'"))
                .isEqualTo(1);
    }

    @Test
    void what_the_bot_could_not_act_on_is_put_back_or_dropped_and_that_is_on_record() throws Exception {
        take(Updates.text(ADMIN, "/admin"));
        assertThat(labels()).noneMatch(label -> label.contains("Set aside"));
        setAside(1, "\"message\":{\"text\":\"\\\"successful_payment\\\":{\"}", "java.lang.IllegalStateException");
        setAside(2, "\"message\":{\"successful_payment\":{}}", "java.lang.IllegalStateException");
        setAside(3, "\"callback_query\":{}", "io.neurocards.telegram.updates.TookTooLong");

        take(Updates.press(ADMIN, "adm:home"));
        assertThat(labels()).anyMatch(label -> label.contains("Set aside: 3"));
        take(Updates.press(ADMIN, "adm:aside"));
        assertThat(last().text())
                .contains("2 × <code>IllegalStateException</code>", "1 × <code>TookTooLong</code>")
                .containsPattern("1\\. .* message · chat")
                .containsPattern("2\\. .* payment · chat")
                .containsPattern("3\\. .* button · chat");
        take(Updates.press(ADMIN, button("Put back: 2")));
        take(Updates.text(ADMIN, "mended"));
        var yes = button("Yes");
        take(Updates.press(ADMIN, yes));
        take(Updates.press(ADMIN, yes));
        assertThat(last().text()).contains("Put back: 1");
        assertThat(desk.count("telegram_updates where update_id = 2 and set_aside_at is null and handled_at is null"))
                .isEqualTo(1);
        take(Updates.press(ADMIN, "adm:aside"));
        take(Updates.press(ADMIN, button("Drop: all")));
        take(Updates.text(ADMIN, "old talk"));
        take(Updates.press(ADMIN, button("Yes")));

        assertThat(last().text()).contains("Dropped: 2");
        assertThat(desk.count("telegram_updates where handled_at is not null and content is null"))
                .isEqualTo(2);
        assertThat(desk.count("audit_log where action in ('updates.put-back', 'updates.drop')"))
                .isEqualTo(2);
        take(Updates.press(ADMIN, "adm:aside"));
        assertThat(last().text()).contains("acted on everything");
    }

    private void setAside(long updateId, String content, String error) {
        studio.database()
                .jdbc()
                .sql("""
                        insert into telegram_updates (id, bot_id, update_id, chat_id, content, error, received_at, set_aside_at)
                        values (gen_random_uuid(), 1234567, :update, 5, :content, :error, now(),
                                now() + make_interval(secs => :update))
                        """)
                .param("update", updateId)
                .param("content", "{" + content + "}")
                .param("error", error)
                .update();
    }

    private List<String> labels() {
        return Arrays.stream(
                        ((InlineKeyboardMarkup) last().request().getParameters().get("reply_markup")).inlineKeyboard())
                .flatMap(Arrays::stream)
                .map(button -> button.text())
                .toList();
    }

    @Test
    void more_than_there_is_can_not_be_taken() throws Exception {
        take(Updates.press(ADMIN, "adm:take:" + anna));
        take(Updates.text(ADMIN, "6 by mistake"));
        take(Updates.press(ADMIN, button("Yes")));

        assertThat(last().text()).contains("does not have that many");
        assertThat(desk.count("audit_log")).isZero();

        take(Updates.press(ADMIN, "adm:take:" + anna));
        take(Updates.text(ADMIN, "5 by mistake"));
        take(Updates.press(ADMIN, button("Yes")));
        assertThat(studio.ledger().balance(anna).available().amount()).isZero();
        assertThat(desk.count("audit_log where action = 'credits.take'")).isEqualTo(1);
    }

    @Test
    void an_amount_without_a_reason_is_asked_for_again() throws Exception {
        take(Updates.press(ADMIN, "adm:grant:" + anna));
        for (var typed : List.of("10", "ten for nothing", "-5 because", "0 for nothing", "99999999 too many")) {
            take(Updates.text(ADMIN, typed));
            assertThat(last().text()).as(typed).contains("How many credits, and why?");
        }
    }

    @Test
    void the_desk_remembers_over_a_restart_what_it_has_asked() throws Exception {
        take(Updates.press(ADMIN, "adm:grant:" + anna));
        desk.close();
        desk = new DeskContext(studio, Long.toString(ADMIN));
        take(Updates.text(ADMIN, "2 for patience"));
        var yes = button("Yes");
        desk.close();
        desk = new DeskContext(studio, Long.toString(ADMIN));

        take(Updates.press(ADMIN, yes));

        assertThat(studio.ledger().balance(anna).available().amount()).isEqualTo(7);
    }

    @Test
    void a_token_works_for_its_administrator_and_a_quarter_of_an_hour() throws Exception {
        take(Updates.press(ADMIN, "adm:grant:" + anna));
        take(Updates.text(ADMIN, "2 for patience"));
        var yes = button("Yes");

        take(Updates.press(ADMIN, "adm:do:" + UUID.randomUUID()));
        assertThat(last().text()).contains("too old");
        studio.engine().advance(java.time.Duration.ofMinutes(16));
        take(Updates.press(ADMIN, yes));

        assertThat(last().text()).contains("too old");
        assertThat(studio.ledger().balance(anna).available().amount()).isEqualTo(5);
    }

    @Test
    void a_failed_clip_is_made_again_once_at_the_expense_of_the_house() throws Exception {
        var job = studio.failed(anna);
        take(Updates.press(ADMIN, "adm:job:" + job));
        assertThat(last().text()).contains("failed").contains("&lt;b&gt;not allowed&lt;/b&gt;");

        confirmed("adm:retry:" + job, "our fault");

        assertThat(last().text()).contains("Ordered again");
        assertThat(studio.ledger().balance(anna).available().amount()).isEqualTo(5);
        assertThat(studio.ledger().balance(anna).held().amount()).isEqualTo(1);
        assertThat(desk.count("audit_log where action = 'video.retry'")).isEqualTo(1);
        confirmed("adm:retry:" + job, "once more");
        assertThat(last().text()).contains("only once");
        assertThat(desk.count("jobs")).isEqualTo(2);
    }

    @Test
    void a_waiting_clip_is_cancelled_and_its_credits_are_back() throws Exception {
        var job = studio.order(anna, 1).getFirst();

        confirmed("adm:cancel:" + job, "wrong photo");
        confirmed("adm:cancel:" + job, "wrong photo");

        assertThat(studio.stage(anna, job)).isEqualTo(Stage.CANCELLED);
        assertThat(studio.ledger().balance(anna).available().amount()).isEqualTo(5);
        assertThat(desk.count("audit_log where action = 'video.cancel' and reason = 'wrong photo'"))
                .isEqualTo(1);
        assertThat(desk.count("jobs where error = 'cancelled_by_operator'")).isEqualTo(1);
    }

    @Test
    void a_delivered_clip_is_refunded_once() throws Exception {
        var job = studio.completed(anna);
        take(Updates.press(ADMIN, "adm:job:" + job));
        assertThat(buttons()).anyMatch(data -> data.equals("adm:refund:" + job));

        confirmed("adm:refund:" + job, "bad light");
        confirmed("adm:refund:" + job, "bad light");

        assertThat(last().text()).contains("nothing to give back");
        assertThat(studio.ledger().balance(anna).available().amount()).isEqualTo(5);
        assertThat(desk.count("ledger_postings where kind = 'refund'")).isEqualTo(1);
        assertThat(desk.count("audit_log where action = 'video.refund'")).isEqualTo(1);
    }

    @Test
    void a_customer_is_banned_and_unbanned_with_a_line_each_in_the_audit_log() throws Exception {
        confirmed("adm:ban:" + anna, "resells <b>clips</b>");
        assertThat(last().text()).contains("Banned");
        take(Updates.press(ADMIN, "adm:customer:" + anna));
        assertThat(last().text())
                .contains("since")
                .contains("by telegram:" + ADMIN)
                .contains("resells &lt;b&gt;clips&lt;/b&gt;");
        confirmed("adm:ban:" + anna, "resells clips");
        assertThat(last().text()).contains("It was so already");
        assertThat(desk.count("bans where lifted_at is null")).isEqualTo(1);

        take(Updates.press(ADMIN, "adm:customer:" + anna));
        confirmed(button("Lift the ban"), "was a mistake");

        assertThat(desk.count("bans where lifted_by = 'telegram:" + ADMIN + "'"))
                .isEqualTo(1);
        assertThat(desk.count("audit_log where subject = 'person:" + anna + "' and actor = 'telegram:" + ADMIN
                        + "' and action in ('person.ban', 'person.unban')"))
                .isEqualTo(2);
        assertThat(desk.count("audit_log")).isEqualTo(2);
    }

    @Test
    void the_studio_is_closed_for_works_and_the_desk_says_since_when_and_by_whom() throws Exception {
        take(Updates.press(ADMIN, "adm:home"));
        take(Updates.press(ADMIN, button("Works")));
        assertThat(last().text()).contains("The studio is open");

        confirmed(button("Close"), "a new disk");
        take(Updates.press(ADMIN, button("Works")));
        assertThat(last().text()).contains("by telegram:" + ADMIN).contains("a new disk");
        confirmed("adm:close", "a second disk");
        assertThat(last().text()).contains("It was so already");

        confirmed("adm:open", "it spins");
        assertThat(desk.count("maintenances where ended_by = 'telegram:" + ADMIN + "'"))
                .isEqualTo(1);
        assertThat(desk.count("audit_log where subject = 'studio' and action in ('studio.close', 'studio.open')"))
                .isEqualTo(2);
        assertThat(desk.count("audit_log")).isEqualTo(2);
    }

    @Test
    void a_purchase_is_refunded_once_and_a_shortfall_only_on_a_second_word() throws Exception {
        var payment = bought(anna);
        studio.order(anna, 5);
        studio.order(anna, 1);
        take(Updates.press(ADMIN, "adm:customer:" + anna));
        take(Updates.press(ADMIN, button("205 XTR")));
        assertThat(last().text()).contains("205 XTR").contains("paid");

        confirmed("adm:payback:" + payment, "asked for it");
        assertThat(last().text()).contains("With this money go 5 credits, only 4 are left");
        assertThat(desk.count("payment_refunds")).isZero();
        var force = button("Yes");
        take(Updates.press(ADMIN, force));
        take(Updates.press(ADMIN, force));
        confirmed("adm:payback:" + payment, "once more");

        assertThat(last().text()).contains("on record");
        assertThat(desk.count(
                        "payment_refunds where reason = 'asked for it' and requested_by = 'telegram:" + ADMIN + "'"))
                .isEqualTo(1);
        assertThat(desk.count("payment_refunds")).isEqualTo(1);
        assertThat(desk.count("audit_log where action = 'payment.refund'")).isEqualTo(1);
    }

    @Test
    void a_part_of_a_payment_by_a_gateway_goes_back_in_the_amount_that_was_typed() throws Exception {
        var payment = boughtByGateway(anna);
        take(Updates.press(ADMIN, "adm:payment:" + payment));
        assertThat(buttons()).contains("adm:payback:" + payment, "adm:part:" + payment);
        for (var unclear :
                List.of("the clip was late", "0 the clip was late", "1.234 the clip was late", "-1 no", "9 ")) {
            take(Updates.press(ADMIN, "adm:part:" + payment));
            take(Updates.text(ADMIN, unclear));
            assertThat(last().text()).contains("How much of it, and why?");
        }
        take(Updates.text(ADMIN, "9999.00 the clip was late"));
        take(Updates.press(ADMIN, button("Yes")));
        assertThat(last().text()).contains("more than is left");

        take(Updates.press(ADMIN, "adm:part:" + payment));
        take(Updates.text(ADMIN, "78,00 the clip was late"));
        assertThat(last().text()).contains("Refund <b>78.00 RUB</b>");
        var yes = button("Yes");
        take(Updates.press(ADMIN, yes));
        take(Updates.press(ADMIN, yes));

        assertThat(last().text()).contains("78.00 RUB");
        assertThat(desk.count("payment_refunds where amount = 7800 and reason = 'the clip was late'"))
                .isEqualTo(1);
        assertThat(desk.count("payment_refunds")).isEqualTo(1);
        assertThat(desk.count("audit_log where action = 'payment.refund'")).isEqualTo(1);
    }

    private UUID boughtByGateway(PersonId person) {
        var payment = UUID.randomUUID();
        studio.database()
                .jdbc()
                .sql("""
                        insert into payments (id, person_id, plan_id, gateway, platform, credits, currency, amount, status, charge_id,
                            created_at, completed_at)
                        select :id, :person, id, 'yookassa', 'website', credits, 'RUB', price_kopecks, 'completed', 'charge', now(), now()
                        from pricing_plans where code = 'credits-5'
                        """)
                .param("id", payment)
                .param("person", person.value())
                .update();
        return payment;
    }

    @Test
    void an_administrator_says_to_have_seen_what_is_critical_and_the_audit_log_knows_it() throws Exception {
        var jdbc = studio.database().jdbc();
        jdbc.sql("delete from alerts").update();
        var alert = UUID.randomUUID();
        jdbc.sql("""
                        insert into alerts (id, cause, level, facts, times, first_seen_at, last_seen_at)
                        values (:id, 'long-queue', 'critical', '{"waiting": 1001}', 1, now(), now())
                        """).param("id", alert).update();

        take(Updates.press(ADMIN, "adm:alerts"));
        assertThat(buttons(last())).contains("adm:seen:" + alert);
        take(Updates.press(ADMIN, "adm:seen:" + alert));

        assertThat(last().text()).contains("telegram:" + ADMIN);
        assertThat(buttons(last())).doesNotContain("adm:seen:" + alert);
        assertThat(jdbc.sql("select count(*) from audit_log where action = 'alert.see'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void an_administrators_film_is_answered_with_what_telegram_calls_it() throws Exception {
        assertThat(take(Updates.video(ADMIN))).isTrue();

        assertThat(last().text())
                .contains("<code>BAAC-file</code>")
                .contains("<code>AgAD</code>")
                .contains("Length 8 s")
                .contains("1,234,567")
                .contains("1,080×1,920");
    }

    @Test
    void a_command_leaves_the_desk_to_the_bot() throws Exception {
        take(Updates.press(ADMIN, "adm:grant:" + anna));

        assertThat(take(Updates.text(ADMIN, "/menu"))).isFalse();
        assertThat(take(Updates.text(ADMIN, "10 for nothing at all"))).isFalse();
        assertThat(take(Updates.press(ADMIN, "adm:nonsense"))).isFalse();
        assertThat(take(Updates.press(ADMIN, "adm:job:not-an-id"))).isFalse();
    }

    @Test
    void every_button_fits_and_has_its_page() throws Exception {
        var job = studio.completed(anna);
        for (var data :
                List.of("adm:home", "adm:customer:" + anna, "adm:job:" + job, "adm:log", "adm:alerts", "adm:news")) {
            take(Updates.press(ADMIN, data));
        }
        take(Updates.press(ADMIN, "adm:compose"));
        take(Updates.text(ADMIN, "Hello"));

        assertThat(desk.outgoing().sent().stream().flatMap(DeskTest::buttons))
                .isNotEmpty()
                .allSatisfy(data -> {
                    assertThat(data.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
                    assertThat(DeskPress.parse(data)).isPresent();
                });
        var answered = desk.get(DeskPages.class).all().stream().flatMap(page -> page.verbs().stream());
        assertThat(answered).containsExactlyInAnyOrder(DeskPress.Verb.values());
    }

    private UUID bought(PersonId person) {
        var pending = desk.get(BuyCredits.class).start(person, "credits-5");
        desk.get(ConfirmStars.class)
                .confirm(new StarsPaid(
                        CUSTOMER, pending.payload(), "XTR", pending.plan().stars(), "charge-1"));
        return pending.id();
    }

    private boolean take(Update update) throws Exception {
        return desk.get(Desk.class).take(update);
    }

    private void confirmed(String data, String reason) throws Exception {
        take(Updates.press(ADMIN, data));
        take(Updates.text(ADMIN, reason));
        take(Updates.press(ADMIN, button("Yes")));
    }

    private Sent last() {
        return desk.outgoing().last();
    }

    private String button(String label) {
        var keyboard = (InlineKeyboardMarkup) last().request().getParameters().get("reply_markup");
        return Arrays.stream(keyboard.inlineKeyboard())
                .flatMap(Arrays::stream)
                .filter(one -> one.text().contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label + ": " + last().text()))
                .callbackData();
    }

    private Stream<String> buttons() {
        return buttons(last());
    }

    private static Stream<String> buttons(Sent sent) {
        return sent.request().getParameters().get("reply_markup") instanceof InlineKeyboardMarkup keyboard
                ? Arrays.stream(keyboard.inlineKeyboard())
                        .flatMap(Arrays::stream)
                        .map(one -> one.callbackData())
                : Stream.empty();
    }
}
