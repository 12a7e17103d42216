package io.neurocards.web;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A caller's own clips, from what is kept while no database can be asked. What is not kept then is not "not found" but unknown. */
@Component
public final class OwnVideos {

    private final Videos videos;
    private final KeptReads reads;

    OwnVideos(Videos videos, KeptReads reads) {
        this.videos = videos;
        this.reads = reads;
    }

    public Optional<VideoView> find(Caller caller, UUID id) {
        return reads.read(
                caller,
                () -> videos.find(caller.personId(), id),
                kept -> kept.video(id).stream().map(Optional::of).findFirst());
    }

    /** Returns the newest first, at most {@code limit}, ordered before the one with the id {@code before}. */
    public List<VideoView> latest(Caller caller, @Nullable UUID before, int limit) {
        return reads.read(
                caller, () -> videos.latest(caller.personId(), before, limit), kept -> kept.videos(before, limit));
    }

    /** Returns the clips of one order in the order of their numbers. */
    public List<VideoView> ofOrder(Caller caller, UUID order) {
        return reads.read(caller, () -> videos.ofOrder(caller.personId(), order), kept -> kept.order(order));
    }
}
