package io.neurocards.web.pages;

import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaLinks;
import io.neurocards.providers.Catalogue;
import io.neurocards.videos.Stage;
import io.neurocards.videos.Templates;
import io.neurocards.videos.VideoView;
import io.neurocards.web.Problems;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts clips into a reader's words. */
@Component
final class Clips {

    private static final int LONGEST_FILE_NAME = 60;
    private static final int SECONDS_IN_WORDS = 90;

    private final MediaLinks links;
    private final Templates templates;
    private final Catalogue catalogue;
    private final MessageSource messages;
    private final Problems problems;
    private final Actions actions;

    Clips(
            MediaLinks links,
            Templates templates,
            Catalogue catalogue,
            MessageSource messages,
            Problems problems,
            Actions actions) {
        this.links = links;
        this.templates = templates;
        this.catalogue = catalogue;
        this.messages = messages;
        this.problems = problems;
        this.actions = actions;
    }

    Clip of(VideoView video, Locale locale) {
        var words = new Words(messages, locale);
        var language = locale.getLanguage();
        var stage = video.stage();
        return new Clip(
                video.id(),
                video.orderId(),
                video.description(),
                templates.title(video.template(), language),
                video.direction(),
                catalogue
                        .find(video.model())
                        .map(model -> model.title(language))
                        .orElse(video.model()),
                video.seconds(),
                stage.status().text(),
                stage.isOver(),
                words.text(video.late() ? "stage.late" : "stage." + stage.text()),
                video.late() ? tone(Stage.COMPLETED) : tone(stage),
                video.progress(),
                queue(video, words),
                eta(video, words),
                video.retried() && !stage.isOver() ? words.text("clip.retried") : null,
                charge(video, words),
                trouble(video, locale),
                video.ignoredWords(),
                madeBy(video, words, ""),
                madeBy(video, words, ".short"),
                video.filesDeleted() ? null : links.path(video.photo()),
                path(video.clip()),
                path(video.poster()),
                download(video),
                video.filesDeleted(),
                actions.fresh(),
                words.credits(price(video)),
                video.createdAt(),
                date("d MMM, HH:mm 'UTC'", video, locale),
                date("d\u00a0MMMM", video, locale));
    }

    private static String tone(Stage stage) {
        return switch (stage) {
            case QUEUED, CANCELLED -> "";
            case PROMPTING, SUBMITTING, GENERATING, FETCHING, CHECKING, DELIVERING -> "tag--live";
            case COMPLETED -> "tag--good";
            case FAILED -> "tag--bad";
        };
    }

    private static @Nullable String queue(VideoView video, Words words) {
        var position = video.queuePosition();
        if (position == null) {
            return null;
        }
        return position == 1 ? words.text("clip.next") : words.text("clip.place", position);
    }

    private static @Nullable String eta(VideoView video, Words words) {
        var seconds = video.etaSeconds();
        if (seconds == null) {
            return null;
        }
        return seconds < SECONDS_IN_WORDS
                ? words.text("clip.eta-seconds", seconds)
                : words.text("clip.eta-minutes", Math.round(seconds / 60.0));
    }

    private static @Nullable String madeBy(VideoView video, Words words, String form) {
        var madeBy = video.madeBy();
        return madeBy == null ? null : words.text("clip.made-by." + madeBy.name() + form);
    }

    private static String charge(VideoView video, Words words) {
        var credits = words.credits(video.cost());
        if (video.late()) {
            return words.text("clip.charge-late", credits);
        }
        if (video.charged()) {
            return words.text("clip.charge-spent", credits);
        }
        return words.text(video.stage().isOver() ? "clip.charge-returned" : "clip.charge-held", credits);
    }

    /** Who cancelled a clip knows why there is none. */
    private @Nullable String trouble(VideoView video, Locale locale) {
        var error = video.error();
        return error == null || video.late() || video.stage() == Stage.CANCELLED ? null : problems.text(error, locale);
    }

    /** Another take costs what its model costs today. */
    private long price(VideoView video) {
        return catalogue.find(video.model()).map(model -> model.credits()).orElse(video.cost());
    }

    private @Nullable String path(@Nullable MediaKey key) {
        return key == null ? null : links.path(key);
    }

    private @Nullable String download(VideoView video) {
        var clip = video.clip();
        return clip == null ? null : links.path(clip, links.usualExpiry(), fileName(video.description()));
    }

    /** Returns a name that every file system takes. */
    static String fileName(String description) {
        var plain = description.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        var end = Math.min(plain.codePointCount(0, plain.length()), LONGEST_FILE_NAME);
        var name = plain.substring(0, plain.offsetByCodePoints(0, end)).strip();
        return (name.isEmpty() ? "neurocards" : name) + ".mp4";
    }

    private static String date(String pattern, VideoView video, Locale locale) {
        return DateTimeFormatter.ofPattern(pattern, locale)
                .withZone(ZoneOffset.UTC)
                .format(video.createdAt());
    }
}
