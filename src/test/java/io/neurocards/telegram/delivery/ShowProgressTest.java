package io.neurocards.telegram.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.providers.FailureReason;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.delivery.RecordingTelegram.Fault;
import io.neurocards.telegram.delivery.RecordingTelegram.Sent;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowProgressTest extends DeliveryTestBase {

    @Test
    void one_message_shows_an_order_from_its_acceptance_to_its_end() throws Exception {
        var job = studio.videos.order(person, 1).getFirst();
        pass(2);
        var accepted = progress().text;
        studio.videos.vendor.reach(50);
        pass(5);
        var halfway = progress().text;
        var cancel = progress().callbacks();
        studio.videos.vendorDelivers();
        pass(8);

        assertThat(accepted).contains("white sneaker");
        assertThat(halfway).contains("▓▓▓▓░░░░░░ 48 % · снимаем");
        assertThat(cancel).containsExactly("cancel_job:" + job);
        assertThat(progress().text).contains("✅ Готово", "Списано: 1\u00a0кредит. На балансе: 4\u00a0кредита.");
        assertThat(progress().callbacks()).containsExactly("make_another_same_product:" + job, "back_to_menu");
        assertThat(studio.telegram.sent(CHAT, "sendMessage")).hasSize(1);
    }

    @Test
    void edits_are_at_least_three_seconds_apart_even_with_two_orders_in_one_chat() throws Exception {
        studio.videos.order(person, 1);
        studio.videos.order(person, 1);
        for (var percent = 1; percent < 40; percent++) {
            studio.videos.vendor.reach(percent * 2);
            studio.videos.engine.runFor(Duration.ofMillis(600), Duration.ofMillis(300));
        }

        var edits = studio.telegram.chat(CHAT).stream()
                .flatMap(message -> message.edits.stream())
                .sorted()
                .toList();
        assertThat(edits).hasSizeGreaterThan(4);
        for (var index = 1; index < edits.size(); index++) {
            assertThat(Duration.between(edits.get(index - 1), edits.get(index)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void a_text_that_has_not_changed_is_not_sent_again() throws Exception {
        studio.videos.order(person, 1);
        pass(5);
        var before = progress().edits.size();
        pass(20);

        assertThat(progress().edits).hasSize(before);
    }

    @Test
    void three_clips_share_a_message_with_their_places_and_buttons() throws Exception {
        var jobs = studio.videos.order(person, 3);
        pass(6);

        var shown = progress();
        assertThat(shown.text)
                .contains("3\u00a0ролика", "<b>1.</b> ░", "<b>2.</b> 🕓 Принято. Вы следующий", "место 2");
        assertThat(shown.callbacks())
                .containsExactly(
                        "cancel_job:" + jobs.get(0),
                        "cancel_job:" + jobs.get(1),
                        "cancel_job:" + jobs.get(2),
                        "cancel_order:" + order(jobs.getFirst()));
    }

    @Test
    void after_a_restart_the_same_message_goes_on() throws Exception {
        studio.videos.order(person, 1);
        pass(5);
        studio.restart();
        studio.videos.vendorDelivers();
        pass(10);

        assertThat(studio.telegram.sent(CHAT, "sendMessage")).hasSize(1);
        assertThat(progress().text).contains("✅ Готово");
    }

    @Test
    void a_deleted_message_is_shown_anew_once() throws Exception {
        studio.videos.order(person, 1);
        pass(5);
        progress().deleted = true;
        studio.videos.vendor.reach(30);
        pass(10);
        var anew = studio.telegram.sent(CHAT, "sendMessage").size();
        progress().deleted = true;
        studio.videos.vendor.reach(60);
        pass(10);

        assertThat(anew).isEqualTo(2);
        assertThat(studio.telegram.sent(CHAT, "sendMessage")).hasSize(2);
    }

    @Test
    void a_first_message_without_an_answer_is_sent_again_after_a_minute_and_not_before() throws Exception {
        studio.telegram.fail(Fault.LOST_ANSWER);
        studio.videos.order(person, 1);
        pass(55);
        var early = studio.telegram.sent(CHAT, "sendMessage").size();
        pass(15);

        assertThat(early).isEqualTo(1);
        assertThat(studio.telegram.sent(CHAT, "sendMessage")).hasSize(2);
    }

    @Test
    void an_edit_without_an_answer_is_tried_again() throws Exception {
        studio.videos.order(person, 1);
        pass(5);
        studio.telegram.fail(Fault.NO_ANSWER);
        studio.videos.vendor.reach(70);
        pass(20);

        assertThat(progress().text).contains("66 %");
    }

    @Test
    void too_many_messages_make_the_progress_wait() throws Exception {
        studio.telegram.refuse("sendMessage", "Too Many Requests: retry after 900");
        studio.videos.order(person, 1);
        pass(30);
        studio.telegram.refuseNothing();
        pass(100);

        assertThat(studio.telegram.sent(CHAT, "sendMessage")).hasSize(1);
    }

    @Test
    void a_failed_order_says_that_nothing_was_charged_and_sends_one_notice() throws Exception {
        var poor = studio.person(CHAT + 1, 1, "en");
        var job = studio.videos.order(poor, 1).getFirst();
        pass(2);
        studio.videos.vendor.failAll(FailureReason.TEMPORARY, "out of order");
        pass(16);
        var retried = studio.telegram.chat(CHAT + 1).getFirst().text;
        for (var attempt = 0; attempt < 2; attempt++) {
            pass(30);
            studio.videos.vendor.failAll(FailureReason.TEMPORARY, "out of order");
        }
        pass(30);

        var messages = studio.telegram.chat(CHAT + 1);
        assertThat(retried).contains("The last try broke off").doesNotContain("out of order");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).text)
                .contains("You were not charged", "Your balance: 1\u00a0credit.")
                .doesNotContain("out of order");
        assertThat(messages.get(1).text).contains("could not be made", "1\u00a0credit went back");
        assertThat(messages.get(1).callbacks()).containsExactly("make_another_same_product:" + job, "back_to_menu");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'something in the photo or the words is against its rules. Nothing was charged: 1\u00a0credit returned'",
        "ru, 'что-то на фото или в тексте нарушает её правила. Ничего не списано: вернулось 1\u00a0кредит'"
    })
    void a_refusal_for_the_content_is_explained_in_the_customers_language_and_without_the_vendors_words(
            String language, String expected) throws Exception {
        var poor = studio.person(CHAT + 1, 1, language);
        studio.videos.order(poor, 1);
        pass(2);
        studio.videos.vendor.failAll(FailureReason.USER_VIOLATION, "violates section 4 of our policy");
        pass(30);

        var messages = studio.telegram.chat(CHAT + 1);
        assertThat(messages).hasSize(2);
        assertThat(messages.getLast().text).contains(expected);
        assertThat(messages).allSatisfy(message -> assertThat(message.text).doesNotContain("policy", "section"));
    }

    @Test
    void a_clip_that_is_tried_again_says_so_in_its_one_message_from_the_first_failure_on() throws Exception {
        var poor = studio.person(CHAT + 1, 1, "en");
        studio.videos.order(poor, 1);
        pass(2);
        studio.videos.vendor.failAll(FailureReason.TEMPORARY, "out of order");
        pass(5);
        var waiting = studio.telegram.chat(CHAT + 1).getFirst().text;
        pass(16);
        studio.videos.vendor.failAll(FailureReason.TEMPORARY, "out of order");
        pass(30);
        var thirdTry = studio.telegram.chat(CHAT + 1).getFirst().text;

        assertThat(waiting).contains("in the queue").containsOnlyOnce("The last try broke off");
        assertThat(thirdTry).containsOnlyOnce("The last try broke off");
        assertThat(studio.telegram.sent(CHAT + 1, "sendMessage"))
                .as("nobody is called for it")
                .hasSize(1);
        assertThat(studio.telegram.chat(CHAT + 1)).hasSize(1);
    }

    @Test
    void whoever_has_too_little_left_is_offered_to_top_up() throws Exception {
        var poor = studio.person(CHAT + 1, 1, "ru");
        var job = studio.videos.order(poor, 1).getFirst();
        pass(2);
        studio.videos.vendorDelivers();
        pass(8);

        assertThat(studio.telegram.chat(CHAT + 1).getFirst().callbacks())
                .containsExactly("make_another_same_product:" + job, "topup", "back_to_menu");
    }

    @Test
    void an_order_is_cancelled_whole_by_its_owner_only() throws Exception {
        var jobs = studio.videos.order(person, 3);
        pass(5);
        var stranger = studio.person(CHAT + 1, 1, "ru");
        var order = order(jobs.getFirst());

        assertThatThrownBy(() -> studio.cancelOrder.cancel(stranger, order)).isInstanceOf(ProblemException.class);
        assertThat(studio.cancelOrder.cancel(person, order)).isEqualTo(3);
        assertThat(studio.cancelOrder.cancel(person, order)).isZero();
        pass(5);

        assertThat(progress().text).contains("Отменено", "Ничего не списано. На балансе: 5\u00a0кредитов.");
        assertThat(studio.telegram.chat(CHAT)).hasSize(1);
    }

    @Test
    void whoever_blocks_the_bot_and_returns_sees_how_it_ended() throws Exception {
        studio.videos.order(person, 1);
        pass(5);
        studio.block(CHAT, true);
        studio.videos.vendorDelivers();
        pass(30);
        var meanwhile = progress().text;
        studio.block(CHAT, false);
        studio.deliverWaiting.forChat(CHAT);
        pass(3);

        assertThat(meanwhile).doesNotContain("Готово");
        assertThat(progress().text).contains("✅ Готово");
        assertThat(studio.telegram.sent(CHAT, "sendVideo")).hasSize(1);
    }

    @Test
    void who_has_no_chat_is_shown_nothing() throws Exception {
        var visitor = studio.videos.personWith(1);
        studio.videos.order(visitor, 1);
        pass(2);
        studio.videos.vendorDelivers();
        pass(5);

        assertThat(studio.telegram.chat(CHAT)).isEmpty();
        assertThat(studio.videos.engine.waiting(DeliverVideos.TYPE)).isZero();
    }

    private Sent progress() {
        return studio.telegram.sent(CHAT, "sendMessage").getLast();
    }

    private UUID order(UUID job) {
        return studio.videos.view(person, job).orderId();
    }
}
