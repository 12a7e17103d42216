package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.model.request.ParseMode;
import com.pengrad.telegrambot.request.SendDocument;
import com.pengrad.telegrambot.request.SendMessage;
import com.pengrad.telegrambot.request.SendVideo;
import io.neurocards.ledger.Ledger;
import io.neurocards.media.MediaLinks;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.videos.Templates;
import io.neurocards.videos.VideoView;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Puts a clip, or the news that there is none, into a message to Telegram. */
final class ClipMessages {

    /** Telegram counts 1024 characters for a caption; a description may be as long alone. */
    private static final int LONGEST_DESCRIPTION = 200;

    private static final int LONGEST_FILE_NAME = 60;

    private final Templates templates;
    private final MediaLinks links;
    private final Ledger ledger;
    private final DeliverySettings settings;
    private final Clock clock;
    private final MessageSource texts = Words.bundle();

    ClipMessages(Templates templates, MediaLinks links, Ledger ledger, DeliverySettings settings, Clock clock) {
        this.templates = templates;
        this.links = links;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    SendVideo video(long chat, VideoView video, LocalCopy copy, Locale locale) {
        var request = new SendVideo(chat, copy.file().toFile())
                .fileName(fileName(video))
                .contentType("video/mp4")
                .width(copy.facts().width())
                .height(copy.facts().height())
                .duration(Math.toIntExact(Math.round(copy.facts().duration().toMillis() / 1000.0)));
        copy.thumbnail().ifPresent(request::thumbnail);
        return captioned(request, video, locale);
    }

    SendVideo video(long chat, VideoView video, String fileId, Locale locale) {
        return captioned(new SendVideo(chat, fileId), video, locale);
    }

    SendDocument document(long chat, VideoView video, LocalCopy copy, Locale locale) {
        var words = words(locale);
        var request = new SendDocument(chat, copy.file().toFile())
                .fileName(fileName(video))
                .contentType("video/mp4")
                .caption(caption(video, words))
                .parseMode(ParseMode.HTML)
                .replyMarkup(new Buttons(words).belowClip(video));
        copy.thumbnail().ifPresent(request::thumbnail);
        return request;
    }

    SendMessage link(long chat, VideoView video, Locale locale) {
        var words = words(locale);
        var expiry = clock.instant().plus(settings.linkLifetime());
        var path = links.path(Objects.requireNonNull(video.clip()), expiry, fileName(video));
        var days = words.days(Math.max(1, settings.linkLifetime().toDays()));
        var address = settings.address(path).replace("&", "&amp;");
        return message(chat, words.text("link", description(video), address, days))
                .replyMarkup(new Buttons(words).belowClip(video));
    }

    SendMessage notice(long chat, PersonId person, VideoView video, Locale locale) {
        var words = words(locale);
        var balance = ledger.balance(person);
        var text = words.text(
                noticeOf(video.error()),
                description(video),
                words.credits(video.cost()),
                words.credits(balance.available().amount()));
        return message(chat, text).replyMarkup(new Buttons(words).belowNotice(video, balance));
    }

    private static String noticeOf(@Nullable ProblemCode error) {
        return switch (error) {
            case CONTENT_REFUSED -> "notice.refused";
            case GENERATION_UNCERTAIN -> "notice.uncertain";
            case null, default -> "notice.failed";
        };
    }

    SendMessage plain(long chat, String key, Locale locale) {
        return message(chat, words(locale).text(key));
    }

    private SendVideo captioned(SendVideo request, VideoView video, Locale locale) {
        var words = words(locale);
        return request.supportsStreaming(true)
                .caption(caption(video, words))
                .parseMode(ParseMode.HTML)
                .replyMarkup(new Buttons(words).belowClip(video));
    }

    private String caption(VideoView video, Words words) {
        var title = templates.title(video.template(), words.locale().getLanguage());
        var madeBy = video.madeBy();
        var caption = words.text("caption", description(video), title, video.seconds())
                + (madeBy == null ? "" : "\n" + words.text("caption.made-by." + madeBy.name()));
        if (video.late()) {
            return caption + "\n" + words.text("caption.late");
        }
        var ignored = video.ignoredWords();
        return ignored == null
                ? caption
                : caption + "\n" + words.text("caption.ignored", Words.quoted(ignored, LONGEST_DESCRIPTION));
    }

    private Words words(Locale locale) {
        return new Words(texts, locale);
    }

    private static SendMessage message(long chat, String text) {
        return new SendMessage(chat, text).parseMode(ParseMode.HTML);
    }

    private static String description(VideoView video) {
        return Words.quoted(video.description(), LONGEST_DESCRIPTION);
    }

    /** Returns a name that every file system takes. */
    private static String fileName(VideoView video) {
        var plain = video.description().replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        var end = Math.min(plain.codePointCount(0, plain.length()), LONGEST_FILE_NAME);
        var name = plain.substring(0, plain.offsetByCodePoints(0, end)).strip();
        return (name.isEmpty() ? "neurocards" : name) + ".mp4";
    }
}
