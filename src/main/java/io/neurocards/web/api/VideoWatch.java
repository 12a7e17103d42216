package io.neurocards.web.api;

import io.neurocards.videos.VideoView;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One open page that watches one clip. */
final class VideoWatch {

    /** Every so many looks without news something is sent all the same, so that a page that has gone is noticed. */
    private static final int QUIET_LOOKS = 30;

    private final UUID job;
    private final SseEmitter emitter;
    private final Function<VideoView, VideoJson> shown;
    private @Nullable VideoJson last;
    private int quiet;

    VideoWatch(UUID job, SseEmitter emitter, Function<VideoView, VideoJson> shown) {
        this.job = job;
        this.emitter = emitter;
        this.shown = shown;
    }

    UUID job() {
        return job;
    }

    synchronized void tell(VideoView view) throws IOException {
        var now = shown.apply(view);
        if (!now.equals(last)) {
            emitter.send(SseEmitter.event().name("video").data(now));
            last = now;
            quiet = 0;
        } else if (++quiet >= QUIET_LOOKS) {
            emitter.send(SseEmitter.event().comment("still here"));
            quiet = 0;
        }
    }

    void end() {
        emitter.complete();
    }
}
