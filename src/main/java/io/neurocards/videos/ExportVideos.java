package io.neurocards.videos;

import io.neurocards.accounts.export.ExportedData;
import io.neurocards.accounts.export.ExportedSection;
import io.neurocards.media.MediaStore;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** What was ordered and made, with every word that the customer wrote or was written for them, photos and clips. */
@Order(10)
final class ExportVideos implements ExportedData {

    private static final int AT_ONCE = 50;
    private static final int LONGEST_TITLE = 40;

    private final Videos videos;
    private final MediaStore store;

    ExportVideos(Videos videos, MediaStore store) {
        this.videos = videos;
        this.store = store;
    }

    @Override
    public List<ExportedSection> sections() {
        return List.of(
                ExportedSection.of("video_orders", "video_orders", """
                        select id, template, model, description, wishes, prompt, language, seconds, count, credits_each, ordered_at
                        from video_orders where person_id = any (:persons)
                        """),
                ExportedSection.of("videos", "jobs", """
                        select id, order_id, number, status, stage, cost, final_prompt, ignored_words, error, files_deleted_at, created_at,
                            started_at, finished_at
                        from jobs where person_id = any (:persons)
                        """),
                ExportedSection.of("orders_short_of_credits", "short_orders", """
                        select id, wish, price, asked, state, why, order_id, charged, created_at, expires_at, ended_at
                        from short_orders where person_id = any (:persons)
                        """),
                ExportedSection.of("scenarios", "scenarios", """
                        select id, type, template, spoken_text, scene, final_prompt, edited, asked_at
                        from scenarios where person_id = any (:persons)
                        """));
    }

    @Override
    public void files(PersonId person, Sink sink) throws IOException {
        @Nullable UUID before = null;
        @Nullable UUID order = null;
        for (var clips = videos.latest(person, before, AT_ONCE);
                !clips.isEmpty();
                clips = videos.latest(person, before, AT_ONCE)) {
            for (var clip : clips) {
                if (!clip.orderId().equals(order)) {
                    order = clip.orderId();
                    sink.add(
                            "photos/" + name(clip, clip.photo().path()),
                            () -> store.open(clip.photo()).contentFrom(0));
                }
                var film = clip.clip();
                if (film != null) {
                    sink.add(
                            "clips/" + name(clip, film.path()),
                            () -> store.open(film).contentFrom(0));
                }
                before = clip.id();
            }
        }
    }

    /** Returns such as {@code 2026-11-22 white sneaker.mp4}: the day, and of the description what any system takes as a name. */
    static String name(VideoView clip, String path) {
        var day = clip.createdAt().atOffset(ZoneOffset.UTC).toLocalDate();
        var title = clip.description()
                .codePoints()
                .map(one -> Character.isLetterOrDigit(one) || one == '-' ? one : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" +", " ");
        var end = title.offsetByCodePoints(0, Math.min(LONGEST_TITLE, title.codePointCount(0, title.length())));
        return (day + " " + title.substring(0, end)).strip() + path.substring(path.lastIndexOf('.'));
    }
}
