package io.neurocards.telegram.dialogue;

import com.pengrad.telegrambot.model.Message;
import com.pengrad.telegrambot.model.request.InputMediaVideo;
import com.pengrad.telegrambot.request.SendMediaGroup;
import com.pengrad.telegrambot.request.SendVideo;
import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.telegram.client.BotSettings;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.screens.Screen;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Shows newcomers what can be made: the welcome film and at most ten more as one album. A film that Telegram has not seen is
 * uploaded once and sent by its id from then on.
 */
@Component
@ConditionalOnBot
class Greeting {

    private static final Logger log = LoggerFactory.getLogger(Greeting.class);
    private static final int WIDTH = 540;
    private static final int HEIGHT = 960;

    private final BotSettings settings;
    private final WelcomeFilm film;
    private final KnownFiles known;
    private final Post post;

    Greeting(BotSettings settings, WelcomeFilm film, KnownFiles known, Post post) {
        this.settings = settings;
        this.film = film;
        this.known = known;
        this.post = post;
    }

    /** Sends the films and then the screen, in this order; a film that can't be sent keeps nobody from the screen. */
    void greet(long chat, Screen screen) {
        try {
            welcome(chat);
            album(chat);
        } catch (IOException e) {
            log.warn("The welcome film can't be read: reason={}; newcomers start without it", e.toString());
        }
        post.send(chat, screen.to(chat));
    }

    private void welcome(long chat) throws IOException {
        var configured = settings.welcomeVideoFileId();
        if (configured != null && !configured.isBlank()) {
            post.send(chat, new SendVideo(chat, configured));
            return;
        }
        var bytes = film.bytes();
        var name = settings.botId() + ":" + film.name(bytes);
        var id = known.find(name);
        if (id.isPresent()) {
            post.send(chat, new SendVideo(chat, id.get()));
            return;
        }
        var upload = new SendVideo(chat, bytes).width(WIDTH).height(HEIGHT).supportsStreaming(true);
        upload.fileName("welcome.mp4");
        upload.contentType("video/mp4");
        post.send(chat, upload, response -> remember(name, response));
    }

    private void album(long chat) {
        var ids = settings.welcomeVideoFileIds();
        if (ids.size() == 1) {
            post.send(chat, new SendVideo(chat, ids.getFirst()));
        } else if (ids.size() > 1) {
            var media = ids.stream().map(InputMediaVideo::new).toArray(InputMediaVideo[]::new);
            post.send(chat, new SendMediaGroup(chat, media));
        }
    }

    private void remember(String name, SendResponse response) {
        fileId(response.message()).ifPresent(id -> {
            if (known.remember(name, id)) {
                log.info("The welcome film is uploaded: WELCOME_VIDEO_FILE_ID={}", id);
            }
        });
    }

    /** A short silent film may come back as an animation. */
    private static Optional<String> fileId(Message message) {
        if (message.video() != null) {
            return Optional.of(message.video().fileId());
        }
        return Optional.ofNullable(message.animation()).map(animation -> animation.fileId());
    }
}
