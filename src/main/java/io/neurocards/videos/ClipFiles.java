package io.neurocards.videos;

import io.neurocards.media.Bucket;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.fetch.ClipFetch;
import io.neurocards.providers.fetch.ClipFetch.Fetch;
import io.neurocards.providers.vendors.AttemptAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Where the files of a job's clip are, and how they come there: from this disk, or from wherever a vendor keeps them. */
record ClipFiles(MediaStore store, ClipFetch fetch, ClipCheck check, AttemptAnswers answers) {

    /** What came of bringing a clip home. */
    sealed interface Brought {

        record Home() implements Brought {}

        /** This clip can't be had from there. */
        record Never(String why) implements Brought {}

        record Later(String why) implements Brought {}
    }

    /**
     * Copies the clip and its poster into our storage, under names that a second run writes again. Only what was made on this
     * machine is taken from its disk; where a vendor may point is for {@link ClipFetch} to say.
     */
    Brought bring(VideoJob job, Attempt attempt, LookUpAnswer.Ready ready, boolean paid)
            throws IOException, InterruptedException {
        var poster = ready.poster();
        if (!paid && "file".equals(ready.clip().getScheme())) {
            keep(job, Path.of(ready.clip()), poster == null ? null : Path.of(poster), paid);
            return new Brought.Home();
        }
        var folder = Files.createTempDirectory("neurocards-fetch-");
        try {
            var clip = folder.resolve("clip.mp4");
            var fetched = fetch.fetch(ready.clip(), clip);
            answers.fetched(attempt.id(), attempt.provider(), ready.clip() + " : " + said(fetched));
            return switch (fetched) {
                case Fetch.Fetched _ -> {
                    keep(job, clip, null, paid);
                    yield new Brought.Home();
                }
                case Fetch.Refused(var why) -> new Brought.Never(why);
                case Fetch.TryLater(var message) -> new Brought.Later(message);
            };
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static String said(Fetch fetched) {
        return switch (fetched) {
            case Fetch.Fetched(var bytes) -> "fetched, " + bytes + " bytes";
            case Fetch.Refused(var why) -> "refused, " + why;
            case Fetch.TryLater(var message) -> "not yet, " + message;
        };
    }

    private void keep(VideoJob job, Path clip, @Nullable Path poster, boolean paid)
            throws IOException, InterruptedException {
        try (var finished = check.finished(clip, poster, paid)) {
            store.put(clipKey(job), finished.clip());
            store.put(posterKey(job), finished.poster());
        }
    }

    static MediaKey clipKey(VideoJob job) {
        return key(job, ".mp4");
    }

    static MediaKey posterKey(VideoJob job) {
        return key(job, ".jpg");
    }

    private static MediaKey key(VideoJob job, String ending) {
        return new MediaKey(Bucket.OUTPUTS, job.person() + "/" + job.id() + ending);
    }
}
