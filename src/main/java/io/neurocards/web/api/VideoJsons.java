package io.neurocards.web.api;

import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaLinks;
import io.neurocards.videos.VideoView;
import io.neurocards.web.Problems;
import io.neurocards.web.PublicUrls;
import io.neurocards.web.api.VideoJson.ErrorJson;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Shows clips to programs, with links that work for a day and sentences in the caller's language. */
@Component
final class VideoJsons {

    private final MediaLinks links;
    private final Problems problems;
    private final MessageSource messages;

    VideoJsons(MediaLinks links, Problems problems, MessageSource messages) {
        this.links = links;
        this.problems = problems;
        this.messages = messages;
    }

    VideoJson of(VideoView video, PublicUrls urls, Locale locale) {
        var error = video.error();
        var madeBy = video.madeBy();
        return new VideoJson(
                video.id(),
                video.orderId(),
                video.stage().status().text(),
                video.stage().text(),
                video.progress(),
                video.queuePosition(),
                video.etaSeconds(),
                video.retried(),
                video.cost(),
                video.charged(),
                video.template().text(),
                video.model(),
                video.description(),
                video.seconds(),
                link(video.clip(), urls),
                link(video.poster(), urls),
                download(video, urls),
                video.late(),
                video.ignoredWords(),
                madeBy == null ? null : madeBy.name().toLowerCase(Locale.ROOT),
                madeBy == null ? null : messages.getMessage("clip.made-by." + madeBy.name(), null, locale),
                error == null ? null : new ErrorJson(error.text(), problems.text(error, locale)),
                video.createdAt(),
                video.startedAt(),
                video.finishedAt());
    }

    private @Nullable String link(@Nullable MediaKey key, PublicUrls urls) {
        return key == null ? null : urls.of(links.path(key));
    }

    private @Nullable String download(VideoView video, PublicUrls urls) {
        var clip = video.clip();
        return clip == null
                ? null
                : urls.of(links.path(clip, links.usualExpiry(), "neurocards-" + video.id() + ".mp4"));
    }
}
