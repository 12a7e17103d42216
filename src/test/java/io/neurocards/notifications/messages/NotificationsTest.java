package io.neurocards.notifications.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neurocards.accounts.ResetPassword.PasswordChanged;
import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobStep;
import io.neurocards.ledger.points.Points;
import io.neurocards.loyalty.PointsExpireSoon;
import io.neurocards.notifications.ToldStudio;
import io.neurocards.orders.events.OrderCancelled;
import io.neurocards.orders.events.OrderPaid;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotificationsTest {

    private static final Cell ORDERS_BY_MAIL = new Cell(Kind.ORDERS, Channel.EMAIL);

    private final ToldStudio studio = new ToldStudio(false);

    @AfterEach
    void close() {
        studio.close();
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'The order is paid', 'We have received 990.00\u00a0RUB.', 'No more such mails'",
        "ru, 'Заказ оплачен', 'Мы получили 990.00\u00a0RUB.', 'Больше не присылать таких писем'"
    })
    void whoever_has_nothing_but_an_address_hears_of_an_order_by_mail_in_their_language(
            String language, String subject, String body, String stop) throws Exception {
        var anna = studio.person("anna@example.com", language, true);

        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));
        studio.runDue();

        assertThat(studio.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("anna@example.com");
            assertThat(mail.subject()).isEqualTo(subject);
            assertThat(mail.text()).contains(body, stop + ": https://studio.example/unsubscribe/");
            assertThat(mail.html()).contains(subject, stop, "https://studio.example/cabinet");
            assertThat(mail.headers())
                    .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                    .containsEntry("Auto-Submitted", "auto-generated");
            assertThat(mail.headers().get("List-Unsubscribe"))
                    .matches("<https://studio\\.example/unsubscribe/[A-Za-z0-9_-]{43}>");
        });
    }

    @Test
    void the_same_told_twice_is_one_message_also_after_it_was_sent() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        var order = UUID.randomUUID();

        studio.happens(paid(anna, order, "RUB"));
        studio.happens(paid(anna, order, "RUB"));
        studio.runDue();
        studio.happens(paid(anna, order, "RUB"));
        studio.runDue();

        assertThat(studio.mails()).hasSize(1);
        assertThat(studio.waiting()).isEmpty();
    }

    @Test
    void two_who_tell_the_same_at_once_make_one_message_and_two_who_send_it_leave_one_note() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        var event = paid(anna, UUID.randomUUID(), "RUB");
        var barrier = new CyclicBarrier(8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            var told = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(() -> {
                        barrier.await();
                        studio.happens(event);
                        return true;
                    }))
                    .toList();
            for (var one : told) {
                assertThat(one.get()).isTrue();
            }
        }

        assertThat(studio.waiting()).hasSize(1);
        assertThat(studio.database
                        .jdbc()
                        .sql("select count(*) from scheduled_tasks where task_name = 'send-notification'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_is_rolled_back_is_not_told() {
        var anna = studio.person("anna@example.com", "en", true);

        assertThatThrownBy(() -> studio.get(Decisions.class).act(() -> {
                    studio.publish(paid(anna, UUID.randomUUID(), "RUB"));
                    throw new IllegalStateException("after all not");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(studio.waiting()).isEmpty();
    }

    @Test
    void whoever_talks_with_the_bot_hears_there_and_by_mail_only_what_they_chose() throws Exception {
        var anna = studio.person("anna@example.com", "ru", true);
        studio.hasChat(anna);

        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));
        studio.happens(paid(anna, UUID.randomUUID(), "XTR"));
        studio.runDue();
        assertThat(studio.said()).containsExactly("Заказ оплачен\nМы получили 990.00\u00a0RUB.");
        assertThat(studio.mails()).isEmpty();

        choose(anna, Map.of(ORDERS_BY_MAIL, true, new Cell(Kind.ORDERS, Channel.TELEGRAM), false));
        studio.happens(new OrderCancelled(
                UUID.randomUUID(), anna, new Money("RUB", 100), Points.ZERO, OrderCancelled.Why.BY_OTHERS, now()));
        studio.runDue();
        assertThat(studio.said()).hasSize(1);
        assertThat(studio.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Заказ отменён"));
    }

    @ParameterizedTest
    @CsvSource({
        "ru, 0, 'Заказ на 990.00\u00a0RUB не был оплачен вовремя и отменён. Ничего не списано.'",
        "ru, 40, 'Заказ на 990.00\u00a0RUB не был оплачен вовремя и отменён. Ничего не списано. Баллы за часть его цены вернулись: 40.'",
        "en, 40, 'The order of 990.00\u00a0RUB was not paid in time, so it is cancelled. Nothing was charged. The points for a part of its price are back: 40.'"
    })
    void an_order_that_was_not_paid_in_time_is_told_once_with_what_comes_back(String language, long points, String body)
            throws Exception {
        var anna = studio.person("anna@example.com", language, true);
        var expired = new OrderCancelled(
                UUID.randomUUID(), anna, new Money("RUB", 99_000), Points.of(points), OrderCancelled.Why.UNPAID, now());

        studio.happens(expired);
        studio.happens(expired);
        studio.runDue();

        assertThat(studio.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.text()).contains(body));
    }

    @Test
    void an_address_that_was_not_proved_is_never_written_to() throws Exception {
        var anna = studio.person("anna@example.com", "en", false);

        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));
        studio.happens(new PasswordChanged(UUID.randomUUID(), anna, now()));
        studio.runDue();

        assertThat(studio.waiting()).isEmpty();
        assertThat(studio.mails()).isEmpty();
    }

    @Test
    void what_is_switched_off_before_it_is_sent_is_not_sent() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));

        choose(anna, Map.of(ORDERS_BY_MAIL, false));
        studio.runDue();

        assertThat(studio.mails()).isEmpty();
        assertThat(studio.waiting()).isEmpty();
    }

    @Test
    void quiet_hours_keep_everything_until_they_end_but_what_concerns_safety() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        studio.hasChat(anna);
        var quiet = QuietHours.of("14:00", "09:00", "Europe/Moscow"); // it is 15:00 there
        studio.get(NotificationChoices.class).choose(anna, Map.of(ORDERS_BY_MAIL, true), quiet);

        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));
        studio.happens(new LinkEvent.Unlinked(UUID.randomUUID(), anna, "desktop_mac", now()));
        studio.runDue();

        assertThat(studio.said()).containsExactly("""
                Один вход в ваш аккаунт отвязан
                Mac больше не открывает ваш аккаунт. Это были не вы? Смените пароль и напишите в поддержку.""");
        assertThat(studio.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("A way into your account is gone");
            assertThat(mail.headers()).doesNotContainKeys("List-Unsubscribe", "List-Unsubscribe-Post");
            assertThat(mail.text()).doesNotContain("unsubscribe");
        });
        assertThat(studio.waiting())
                .hasSize(2)
                .allSatisfy(id -> assertThat(studio.run(id))
                        .isEqualTo(JobStep.again(Duration.ofHours(18).plusMillis(1))));

        studio.clock.advance(Duration.ofHours(18));
        studio.runDue();
        assertThat(studio.waiting()).isEmpty();
        assertThat(studio.said()).hasSize(2);
        assertThat(studio.mails()).hasSize(2);
    }

    @Test
    void quiet_hours_that_are_chosen_while_something_waits_hold_for_it_too() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));
        studio.get(NotificationChoices.class).choose(anna, Map.of(), QuietHours.of("14:00", "16:00", "Europe/Moscow"));

        studio.runDue();
        assertThat(studio.mails()).isEmpty();

        studio.clock.advance(Duration.ofHours(1));
        studio.runDue();
        assertThat(studio.mails()).hasSize(1);
    }

    @Test
    void safety_cannot_be_switched_off() {
        var anna = studio.person("anna@example.com", "en", true);

        for (var cell : List.of(
                new Cell(Kind.SECURITY, Channel.EMAIL),
                new Cell(Kind.SECURITY, Channel.TELEGRAM),
                new Cell(Kind.CLIPS, Channel.TELEGRAM))) {
            assertThatThrownBy(() -> choose(anna, Map.of(cell, false)))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.facts()).containsEntry("field", cell.toString()));
        }
        assertThat(choose(anna, Map.of(new Cell(Kind.SECURITY, Channel.EMAIL), true))
                        .chosen())
                .isEmpty();
    }

    @Test
    void a_busy_mail_server_is_asked_again_and_a_crash_after_sending_repeats_a_recognisable_mail() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        studio.happens(new PointsExpireSoon(
                UUID.randomUUID(), anna, Points.of(70), Instant.parse("2026-12-24T10:00:00Z"), now()));
        var id = studio.waiting().getFirst();

        studio.mailServerAnswers(451);
        assertThatThrownBy(() -> studio.run(id)).hasMessageNotContaining("anna");
        assertThat(studio.waiting()).containsExactly(id);

        studio.mailServerAnswers(250);
        studio.run(id);
        studio.database
                .jdbc()
                .sql(
                        "update notifications set state = 'waiting', ended_at = null, facts = '{\"points\":\"70\",\"expires_at\":"
                                + "\"2026-12-24T10:00:00Z\"}'")
                .update(); // as if the process had died between the mail server's answer and the note
        studio.run(id);

        assertThat(studio.mails()).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.headers()).containsEntry("Message-ID", "<" + id + "@neurocards.local>");
            assertThat(mail.text()).contains("Points that can be spent until 24 December, 10:00 UTC: 70.");
        });
    }

    @Test
    void what_nobody_took_for_a_day_is_dropped() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));

        studio.clock.advance(Duration.ofHours(25));
        studio.runDue();

        assertThat(studio.waiting()).isEmpty();
        assertThat(studio.mails()).isEmpty();
    }

    @Test
    void jobs_that_were_lost_are_derived_again_and_old_messages_are_forgotten() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));
        studio.database.jdbc().sql("delete from scheduled_tasks").update();

        studio.get(EnqueueUnsentNotifications.class).run();
        studio.get(EnqueueUnsentNotifications.class).run();
        assertThat(studio.database
                        .jdbc()
                        .sql("select task_instance from scheduled_tasks")
                        .query(String.class)
                        .list())
                .isEqualTo(studio.waiting().stream().map(UUID::toString).toList());

        studio.runDue();
        studio.clock.advance(Duration.ofDays(31));
        studio.get(ForgetNotifications.class).run();
        assertThat(studio.database
                        .jdbc()
                        .sql("select count(*) from notifications")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_engine_sends_without_being_asked() {
        try (var running = new ToldStudio(true)) {
            var anna = running.person("anna@example.com", "en", true);
            running.happens(paid(anna, UUID.randomUUID(), "RUB"));

            await().untilAsserted(() -> assertThat(running.waiting()).isEmpty());
            assertThat(running.mails()).hasSize(1);
        }
    }

    @Test
    void a_link_in_a_mail_stops_mails_of_its_kind_and_no_other_link_does_anything() throws Exception {
        var anna = studio.person("anna@example.com", "en", true);
        var unsubscribing = studio.get(Unsubscribing.class);
        var token = unsubscribing.token(anna, Kind.ORDERS);

        assertThat(unsubscribing.kind(token)).contains(Kind.ORDERS);
        assertThat(wantsOrders(anna)).isTrue();

        for (var index = 0; index < token.length(); index++) {
            var forged = new StringBuilder(token);
            forged.setCharAt(index, token.charAt(index) == 'A' ? 'B' : 'A');
            assertThat(unsubscribing.unsubscribe(forged.toString())).isEmpty();
        }
        for (var nothing : List.of(
                "",
                "A",
                token + "A",
                token.substring(1),
                "%%%",
                "A".repeat(10_000),
                unsubscribing.token(anna, Kind.SECURITY))) {
            assertThat(unsubscribing.unsubscribe(nothing)).isEmpty();
        }
        assertThat(wantsOrders(anna)).isTrue();

        assertThat(unsubscribing.unsubscribe(token)).contains(Kind.ORDERS);
        assertThat(unsubscribing.unsubscribe(token)).contains(Kind.ORDERS);
        assertThat(wantsOrders(anna)).isFalse();
        studio.happens(paid(anna, UUID.randomUUID(), "RUB"));
        studio.happens(new PasswordChanged(UUID.randomUUID(), anna, now()));
        studio.runDue();
        assertThat(studio.mails())
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Your password was changed"));
    }

    @Test
    void a_link_of_somebody_who_became_another_stops_that_ones_mails_and_one_of_somebody_who_left_nothing() {
        var gone = studio.person("gone@example.com", "en", true);
        var anna = studio.person("anna@example.com", "en", true);
        var left = studio.person("left@example.com", "en", true);
        studio.database
                .jdbc()
                .sql("update persons set joined_into = ? where id = ?")
                .params(anna.value(), gone.value())
                .update();
        studio.database
                .jdbc()
                .sql("update persons set erased_at = now() where id = ?")
                .params(left.value())
                .update();
        var unsubscribing = studio.get(Unsubscribing.class);

        assertThat(unsubscribing.unsubscribe(unsubscribing.token(gone, Kind.ORDERS)))
                .contains(Kind.ORDERS);
        assertThat(unsubscribing.unsubscribe(unsubscribing.token(left, Kind.ORDERS)))
                .contains(Kind.ORDERS);

        assertThat(studio.database
                        .jdbc()
                        .sql("select person_id from notification_choices")
                        .query(UUID.class)
                        .list())
                .containsExactly(anna.value());
    }

    private boolean wantsOrders(PersonId person) {
        return studio.get(NotificationChoices.class).of(person).wants(ORDERS_BY_MAIL);
    }

    private Choices choose(PersonId person, Map<Cell, Boolean> wanted) {
        return studio.get(NotificationChoices.class).choose(person, wanted, null);
    }

    private Instant now() {
        return studio.clock.instant();
    }

    private OrderPaid paid(PersonId person, UUID order, String currency) {
        return new OrderPaid(order, person, Platform.WEBSITE, new Money(currency, 99_000), List.of(), now());
    }
}
