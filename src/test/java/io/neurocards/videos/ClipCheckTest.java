package io.neurocards.videos;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.TestStore;
import io.neurocards.media.checks.ProductClips;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.providers.Model;
import io.neurocards.providers.TestProviders;
import io.neurocards.shared.PersonId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipCheckTest {

    private static final Model MODEL = TestProviders.catalogue().find("local").orElseThrow();

    @TempDir
    Path folder;

    private MediaStore store;
    private ClipCheck check;
    private ProductClips clips;
    private VideoOrder order;

    @BeforeEach
    void open() throws Exception {
        store = TestStore.in(folder.resolve("store"));
        check = new ClipCheck(Ffmpeg.find(null, Path.of("target", "test-programs")), store, 0.65);
        clips = new ProductClips(folder);
        var person = PersonId.at(Instant.parse("2026-03-01T09:00:00Z"));
        order = new VideoOrder(
                UUID.randomUUID(),
                person,
                VideoType.REELS,
                Template.AD,
                "local",
                "sneaker",
                "",
                "",
                "en",
                person + "/photo.jpg",
                null,
                4,
                1,
                1,
                null);
        store.put(order.photoKey(), clips.photo("sneaker.jpg"));
    }

    @Test
    void a_paid_clip_gets_a_mark_a_poster_and_a_score() throws Exception {
        var made = clipOf("sneaker.jpg");

        try (var finished = check.finished(made, null, true)) {
            var seen = check.look(stored(finished.clip()), order, MODEL, true);

            assertThat(seen.finding()).isNull();
            assertThat(seen.fidelity()).isBetween(0.65, 1.0);
            assertThat(seen.mark()).isEqualTo("trainedAlgorithmicMedia");
            assertThat(seen.note()).isEqualTo("it has no sound");
            assertThat(ImageIO.read(finished.poster().toFile()).getHeight()).isEqualTo(854);
        }
    }

    @Test
    void a_paid_clip_of_another_product_is_found_and_its_score_kept() throws Exception {
        try (var finished = check.finished(clipOf("perfume-bottle.jpg"), null, true)) {
            var seen = check.look(stored(finished.clip()), order, MODEL, true);

            assertThat(seen.finding()).startsWith("it does not show the product of the photo");
            assertThat(seen.fidelity()).isLessThan(0.65);
        }
    }

    @Test
    void our_own_clips_are_marked_as_composed_and_not_compared() throws Exception {
        try (var finished = check.finished(clipOf("perfume-bottle.jpg"), null, false)) {
            var seen = check.look(stored(finished.clip()), order, MODEL, false);

            assertThat(seen.finding()).isNull();
            assertThat(seen.fidelity()).isNull();
            assertThat(seen.mark()).isEqualTo("compositeSynthetic");
        }
    }

    @Test
    void a_clip_that_does_not_say_how_it_was_made_is_not_delivered() throws Exception {
        var seen = check.look(stored(clipOf("sneaker.jpg")), order, MODEL, true);

        assertThat(seen.finding()).isEqualTo("its file does not say how it was made");
    }

    @Test
    void what_does_not_play_is_stored_as_it_came_and_found() throws Exception {
        var text = Files.writeString(folder.resolve("text.mp4"), "no film");

        try (var finished = check.finished(text, null, true)) {
            var seen = check.look(stored(finished.clip()), order, MODEL, true);

            assertThat(seen.finding()).startsWith("it does not play");
        }
    }

    @Test
    void an_upright_photo_is_made_once_and_kept_beside_the_photo() throws Exception {
        var photos = new UprightPhotos(store);
        var photo = clips.photo("sneaker.jpg");

        var first = photos.of(order.photoKey(), photo, null, folder.resolve("first.jpg"));
        var nothing = folder.resolve("no-such-photo.jpg");
        var second = photos.of(order.photoKey(), nothing, null, folder.resolve("second.jpg"));

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(ImageIO.read(first.toFile()).getHeight()).isEqualTo(1920);
    }

    private io.neurocards.media.StoredMedia stored(Path clip) throws Exception {
        var key = new MediaKey(Bucket.OUTPUTS, order.person() + "/clip.mp4");
        store.put(key, clip);
        return store.open(key);
    }

    private Path clipOf(String product) throws Exception {
        return clips.ffmpeg(List.of(
                "-i",
                clips.photo(product).toString(),
                "-vf",
                "scale=960:1708:force_original_aspect_ratio=decrease,pad=960:1708:-1:-1:gray,setsar=1,"
                        + "zoompan=z='1+0.25*on/40':x='(iw-iw/zoom)/2':y='(ih-ih/zoom)/2':d=40:s=480x854:fps=10,"
                        + "format=yuv420p"));
    }
}
