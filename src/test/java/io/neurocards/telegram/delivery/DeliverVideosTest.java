package io.neurocards.telegram.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.shared.ProblemException;
import io.neurocards.shared.TemporaryFiles;
import io.neurocards.telegram.delivery.RecordingTelegram.Fault;
import io.neurocards.telegram.delivery.RecordingTelegram.Sent;
import io.neurocards.videos.Stage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class DeliverVideosTest extends DeliveryTestBase {

    @Test
    void a_finished_clip_arrives_once_with_its_facts() throws Exception {
        var temporary = TemporaryFiles.beginningWith("neurocards-delivery-");
        var job = finishedClip();
        pass(10);

        var facts = video().facts;
        assertThat(facts)
                .containsEntry("width", 480)
                .containsEntry("height", 854)
                .containsEntry("duration", 5);
        assertThat(facts).containsEntry("supports_streaming", true);
        assertThat((long) facts.get("bytes")).isPositive();
        assertThat(video().text).contains("<b>white sneaker</b>", "5 с");
        assertThat(video().callbacks()).containsExactly("make_another_same_product:" + job, "back_to_menu");
        assertThat(videos()).hasSize(1);
        assertThat(studio.state(job)).isEqualTo("delivered");
        assertThat(temporary.left()).isEmpty();
    }

    @Test
    void the_thumbnail_is_a_small_jpeg() throws Exception {
        finishedClip();

        var jpeg = (byte[]) video().facts.get("thumbnail");
        var picture = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(jpeg.length).isLessThan(200_000);
        assertThat(picture.getWidth()).isEqualTo(180);
        assertThat(picture.getHeight()).isEqualTo(320);
    }

    @Test
    void a_lost_answer_is_not_followed_by_another_send_within_a_minute_but_later() throws Exception {
        var job = finishedClipWith(Fault.LOST_ANSWER);
        pass(50);
        var early = videos().size();
        pass(15);
        var later = videos().size();
        pass(Duration.ofHours(2));

        assertThat(early).isEqualTo(1);
        assertThat(later).isEqualTo(2);
        assertThat(videos()).hasSize(2);
        assertThat(studio.state(job)).isEqualTo("delivered");
    }

    @Test
    void a_process_that_dies_while_sending_is_followed_by_one_that_sends_again() throws Exception {
        var job = finishedClipWith(Fault.DEATH);
        studio.restart();
        pass(50);
        var early = videos().size();
        pass(20);

        assertThat(early).isEqualTo(1);
        assertThat(videos()).hasSize(2);
        assertThat(studio.state(job)).isEqualTo("delivered");
    }

    @Test
    void an_hour_without_telegram_leaves_clip_and_credits_alone_and_the_clip_comes_when_the_customer_is_back()
            throws Exception {
        var outage = new Fault[40];
        java.util.Arrays.fill(outage, Fault.NO_ANSWER);
        var job = finishedClipWith(outage);
        pass(Duration.ofMinutes(70));
        var state = studio.state(job);
        var tried = videos().size();
        pass(Duration.ofHours(2));
        studio.telegram.forgetFaults();
        studio.deliverWaiting.forChat(CHAT);
        pass(2);

        assertThat(state).isEqualTo("given_up");
        assertThat(tried).isZero();
        assertThat(videos()).hasSize(1);
        assertThat(studio.videos.view(person, job).stage()).isEqualTo(Stage.COMPLETED);
        assertThat(studio.videos.balance(person).available().amount()).isEqualTo(4);
    }

    @Test
    void what_telegram_refuses_as_a_video_comes_as_a_document_and_then_as_a_link() throws Exception {
        studio.telegram.refuse("sendVideo", "Bad Request: wrong type of the web page content");
        finishedClip();
        var document = studio.telegram.sent(CHAT, "sendDocument");
        studio.telegram.refuse("sendDocument", "Request Entity Too Large");
        finishedClip();

        assertThat(document)
                .singleElement()
                .satisfies(sent -> assertThat(sent.text).contains("white sneaker"));
        assertThat(studio.telegram.sent(CHAT, "sendDocument")).hasSize(1);
        assertThat(link()).contains("https://studio.example.com/storage/outputs/", "7\u00a0дней");
    }

    @Test
    void too_many_messages_make_a_clip_wait_and_not_change_its_form() throws Exception {
        studio.telegram.refuse("sendVideo", "Too Many Requests: retry after 900");
        finishedClip();
        pass(50);
        studio.telegram.refuseNothing();
        pass(20);

        assertThat(videos()).hasSize(1);
        assertThat(studio.telegram.sent(CHAT, "sendDocument")).isEmpty();
    }

    @Test
    void a_chat_that_telegram_does_not_know_yet_gets_its_clip_on_the_first_start() throws Exception {
        studio.telegram.refuse("sendVideo", "Bad Request: chat not found");
        var job = finishedClip();
        pass(Duration.ofMinutes(15));
        var state = studio.state(job);
        studio.telegram.refuseNothing();
        studio.deliverWaiting.forChat(CHAT);
        pass(2);

        assertThat(state).isEqualTo("given_up");
        assertThat(videos()).hasSize(1);
        assertThat(studio.telegram.sent(CHAT, "sendDocument")).isEmpty();
    }

    @Test
    void a_clip_too_large_for_an_upload_comes_as_a_link_that_works() throws Exception {
        studio.close();
        studio = new DeliveryStudio(folder, DataSize.ofBytes(10));
        person = studio.person(CHAT, 5, "en");
        finishedClip();

        assertThat(videos()).isEmpty();
        assertThat(link())
                .containsPattern(
                        "<a href=\"https://studio\\.example\\.com/storage/outputs/[^\"]+&amp;signature=[^\"]+\">")
                .contains("7\u00a0days");
    }

    @Test
    void whoever_has_blocked_the_bot_gets_the_clip_on_their_return() throws Exception {
        studio.block(CHAT, true);
        var job = finishedClip();
        pass(Duration.ofHours(3));
        var state = studio.state(job);
        studio.block(CHAT, false);
        studio.deliverWaiting.forChat(CHAT);
        pass(2);

        assertThat(state).isEqualTo("waiting");
        assertThat(videos()).hasSize(1);
    }

    @Test
    void a_lost_table_of_jobs_is_derived_again_from_the_rows() throws Exception {
        var job = finishedClipWith(Fault.NO_ANSWER);
        studio.videos
                .database
                .jdbc()
                .sql("delete from scheduled_tasks where task_name = 'telegram-deliver'")
                .update();
        pass(130);

        assertThat(studio.state(job)).isEqualTo("delivered");
        assertThat(videos()).hasSize(1);
    }

    @Test
    void a_clip_is_sent_again_by_its_id_also_after_a_restart() throws Exception {
        var job = finishedClip();
        studio.restart();

        var outcome = studio.resendClip.resend(CHAT, person, job);

        assertThat(outcome).isEqualTo(ResendClip.Outcome.SENT);
        assertThat(videos()).hasSize(2);
        assertThat(videos().get(1).facts).containsEntry("video", "file-" + videos().get(0).id);
    }

    @Test
    void a_kept_id_that_telegram_refuses_leads_to_another_upload() throws Exception {
        var job = finishedClip();
        studio.telegram.forgetFiles();

        var outcome = studio.resendClip.resend(CHAT, person, job);
        var again = studio.resendClip.resend(CHAT, person, job);
        pass(2);

        assertThat(List.of(outcome, again)).containsOnly(ResendClip.Outcome.ON_ITS_WAY);
        assertThat(videos()).hasSize(2);
        assertThat((long) videos().get(1).facts.get("bytes")).isPositive();
        assertThat(studio.resendClip.resend(CHAT, person, job)).isEqualTo(ResendClip.Outcome.SENT);
    }

    @Test
    void a_clip_whose_files_are_gone_is_still_sent_by_its_id_and_else_said_to_be_gone() throws Exception {
        var job = finishedClip();
        studio.videos
                .database
                .jdbc()
                .sql("update jobs set files_deleted_at = finished_at")
                .update();

        var kept = studio.resendClip.resend(CHAT, person, job);
        studio.telegram.forgetFiles();
        var gone = studio.resendClip.resend(CHAT, person, job);

        assertThat(kept).isEqualTo(ResendClip.Outcome.SENT);
        assertThat(gone).isEqualTo(ResendClip.Outcome.GONE);
        assertThat(studio.telegram.chat(CHAT).getLast().text).contains("срок хранения вышел");
    }

    @Test
    void nobody_is_sent_another_persons_clip() throws Exception {
        var job = finishedClip();
        var stranger = studio.person(CHAT + 1, 1, "ru");

        assertThatThrownBy(() -> studio.resendClip.resend(CHAT + 1, stranger, job))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not_found");
        assertThat(studio.telegram.chat(CHAT + 1)).isEmpty();
    }

    @Test
    void what_is_not_made_yet_or_never_is_said_to_be_so() throws Exception {
        var job = studio.videos.order(person, 1).getFirst();
        var early = studio.resendClip.resend(CHAT, person, job);
        studio.videos.cancelVideo.cancel(person, job);
        var never = studio.resendClip.resend(CHAT, person, job);

        assertThat(early).isEqualTo(ResendClip.Outcome.NOT_READY);
        assertThat(never).isEqualTo(ResendClip.Outcome.NO_CLIP);
        assertThat(studio.telegram.sent(CHAT, "sendMessage")).hasSize(2);
    }

    @Test
    void a_clip_from_before_the_bot_was_known_is_uploaded_and_then_kept() throws Exception {
        var visitor = studio.videos.personWith(1);
        var job = studio.videos.order(visitor, 1).getFirst();
        pass(1);
        studio.videos.vendorDelivers();
        pass(4);

        var first = studio.resendClip.resend(CHAT + 2, visitor, job);
        pass(1);
        var second = studio.resendClip.resend(CHAT + 2, visitor, job);

        assertThat(first).isEqualTo(ResendClip.Outcome.ON_ITS_WAY);
        assertThat(second).isEqualTo(ResendClip.Outcome.SENT);
        assertThat(studio.telegram.sent(CHAT + 2, "sendVideo")).hasSize(2);
    }

    private UUID finishedClip() throws Exception {
        return finishedClipWith();
    }

    /** The faults meet the delivery only: the progress message was sent before. */
    private UUID finishedClipWith(Fault... faults) throws Exception {
        var job = studio.videos.order(person, 1).getFirst();
        pass(4);
        studio.telegram.failVideos(faults);
        studio.videos.vendorDelivers();
        pass(5);
        return job;
    }

    private List<Sent> videos() {
        return studio.telegram.sent(CHAT, "sendVideo");
    }

    private Sent video() {
        return videos().getFirst();
    }

    private String link() {
        return studio.telegram.sent(CHAT, "sendMessage").stream()
                .map(sent -> sent.text)
                .filter(text -> text.contains("<a href"))
                .findFirst()
                .orElseThrow();
    }
}
