package io.neurocards.media.film;

import static org.bytedeco.opencv.global.opencv_core.setNumThreads;

import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.film.direction.AdDirection;
import io.neurocards.media.film.direction.Brief;
import io.neurocards.media.film.direction.Direction;
import io.neurocards.media.film.direction.SelfDirection;
import io.neurocards.media.film.direction.UgcDirection;
import io.neurocards.media.film.sound.Score;
import io.neurocards.media.film.sound.SoundBed;
import io.neurocards.media.film.sound.WavFile;
import io.neurocards.media.film.words.Wishes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/**
 * Makes films from photos: 1080x1920, 30 frames per second, H.264 and AAC. Safe for several threads; each film uses two
 * threads and one ffmpeg, and about 300 MB while it is made (see FilmBenchmark).
 */
public final class FilmStudio implements FilmMaker {

    private final Ffmpeg ffmpeg;
    private final FrameSize size;

    public FilmStudio(Ffmpeg ffmpeg) {
        this(ffmpeg, FrameSize.FULL);
    }

    FilmStudio(Ffmpeg ffmpeg, FrameSize size) {
        this.ffmpeg = ffmpeg;
        this.size = size;
    }

    /** Leaves nothing behind on failure or interruption. */
    @Override
    public Film render(FilmOrder order, Path clip, Path poster, ProgressListener progress)
            throws FilmException, InterruptedException {
        var draft = new Drafts(clip, poster);
        try {
            var film = rendered(order, draft, progress);
            draft.publish();
            progress.at(100);
            return film;
        } catch (IOException e) {
            throw new FilmException("The film could not be written: " + e.getMessage(), true, e);
        } finally {
            draft.discard();
        }
    }

    private Film rendered(FilmOrder order, Drafts drafts, ProgressListener progress)
            throws FilmException, IOException, InterruptedException {
        var score = score(order);
        var casting = castWhilePlaying(order, score, drafts);
        var wishes = Wishes.read(order.style() == FilmStyle.SELF ? order.wishes() : "");
        try (var reel = reel(order, casting, wishes, score)) {
            // Casting needs several times the memory that frames do: given back before ffmpeg takes its share.
            System.gc();
            var sound = order.sound() ? drafts.sound() : null;
            try (var encoder = new Encoder(ffmpeg, reel, sound, drafts.clip(), progress)) {
                new Development(reel, size).into(encoder);
            }
        }
        ffmpeg.poster(drafts.clip(), order.duration().minusMillis(600), drafts.poster());
        return new Film(order.duration(), casting.cutting(), wishes.unknown());
    }

    /** The encoder can't begin before both are there, and until then the other core would have nothing to do. */
    private Casting castWhilePlaying(FilmOrder order, Score score, Drafts drafts)
            throws FilmException, IOException, InterruptedException {
        try (var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("film-sound").factory())) {
            var playing = threads.submit(() -> {
                if (order.sound()) {
                    WavFile.write(drafts.sound(), SoundBed.play(score, seconds(order)));
                }
                return order.sound();
            });
            var casting = cast(order);
            playing.get();
            return casting;
        } catch (ExecutionException e) {
            throw new IOException("The sound could not be written: " + e.getCause(), e);
        }
    }

    Reel reel(FilmOrder order, Casting casting, Wishes wishes, Score score) {
        // Frames are made in parallel already; OpenCV's own threads would only get in their way.
        setNumThreads(1);
        var brief = new Brief(
                casting.photo(),
                casting.subject(),
                wishes,
                order.variant(),
                order.seed(),
                seconds(order),
                score.beat());
        return new Reel(direction(order.style()).plan(brief), size, order.frameRate(), order.seed());
    }

    static Casting cast(FilmOrder order) throws FilmException {
        try {
            return Casting.of(order.photo(), order.cutout());
        } catch (IOException e) {
            throw new FilmException("The photo cannot be read: " + e.getMessage(), false, e);
        }
    }

    static Score score(FilmOrder order) {
        var energy = switch (order.style()) {
            case AD -> 0.25;
            case UGC -> 0.8;
            case SELF -> 0.45;
        };
        return Score.of(order.seed(), order.variant(), energy);
    }

    private static Direction direction(FilmStyle style) {
        return switch (style) {
            case AD -> new AdDirection();
            case UGC -> new UgcDirection();
            case SELF -> new SelfDirection();
        };
    }

    private static double seconds(FilmOrder order) {
        return order.duration().toMillis() / 1000.0;
    }
}
