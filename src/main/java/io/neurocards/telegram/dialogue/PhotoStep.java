package io.neurocards.telegram.dialogue;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.BotFiles;
import io.neurocards.telegram.client.BotFiles.Download;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.input.Input.Photo;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.videos.Drafts;
import io.neurocards.videos.VideoType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Takes the photo of a product. */
@Component
@ConditionalOnBot
class PhotoStep {

    /** What Telegram's own server gives of a file, in megabytes. */
    private static final long MOST_OF_TELEGRAM = 20;

    private final Customers customers;
    private final OrderScreens screens;
    private final TextSteps texts;
    private final Drafts drafts;
    private final BotFiles files;
    private final DataSize heaviest;

    PhotoStep(
            Customers customers,
            OrderScreens screens,
            TextSteps texts,
            Drafts drafts,
            BotFiles files,
            @Value("${neurocards.media.photo.heaviest:20MB}") DataSize heaviest) {
        this.customers = customers;
        this.screens = screens;
        this.texts = texts;
        this.drafts = drafts;
        this.files = files;
        this.heaviest = heaviest;
    }

    /**
     * Takes a photo where one is wanted; of pictures sent together, the largest.
     *
     * @throws ProblemException what {@code PhotoIntake} says of it
     * @throws IOException when it can't be fetched or kept
     */
    Reaction react(Turn turn, Photo photo) throws IOException {
        var person = customers.require(turn);
        try {
            return taken(turn, photo, person);
        } catch (ProblemException problem) {
            if (problem.code() != ProblemCode.PHOTO_TOO_HEAVY) {
                throw problem;
            }
            var limit = photo.bytes() > heaviest.toBytes()
                    ? heaviest.toMegabytes()
                    : Math.min(heaviest.toMegabytes(), MOST_OF_TELEGRAM);
            return turn.say(Screen.of(turn.words().text("photo.too-heavy", "megabytes", limit)));
        }
    }

    private Reaction taken(Turn turn, Photo photo, PersonId person) throws IOException {
        var taken = turn.state().knownPicture();
        if (taken.isPresent() && taken.get().isOfAlbum(photo.album())) {
            return better(turn, photo, taken.get(), person);
        }
        return switch (turn.state()) {
            case State.WaitingPhoto(var type) -> first(turn, photo, type, person);
            case State.Idle _ -> hint(turn, "hint.photo-idle", person);
            case State.WaitingProductInfo _ -> hint(turn, "hint.photo-taken", person);
            case State.WaitingTemplate _ -> hint(turn, "hint.photo-taken", person);
            case State.WaitingWishes _ -> hint(turn, "hint.photo-taken", person);
            case State.WaitingUserPrompt _ -> hint(turn, "hint.photo-taken", person);
            case State.WaitingSelfPromptConfirm _ -> hint(turn, "hint.photo-taken", person);
            case State.WaitingVideoCount _ -> hint(turn, "hint.photo-taken", person);
            case State.WaitingScenario _ -> hint(turn, "hint.photo-taken", person);
            case State.WaitingConfirm _ -> hint(turn, "hint.photo-taken", person);
            case State.WaitingContact _ -> hint(turn, "hint.contact", person);
        };
    }

    private Reaction first(Turn turn, Photo photo, VideoType type, PersonId person) throws IOException {
        var next = new State.WaitingProductInfo(type, take(photo, person, false));
        var caption = photo.caption();
        if (caption != null && !caption.isBlank()) {
            return texts.describe(turn.in(next), caption, "photo.with-caption");
        }
        var words = turn.words();
        return turn.say(next, screens.ask(words, next, person).after(words.text("photo.taken")));
    }

    private Reaction better(Turn turn, Photo photo, Picture taken, PersonId person) throws IOException {
        var best = photo.pixels() > taken.pixels() ? take(photo, person, true) : taken.afterTelling();
        var next = turn.state().with(best);
        return taken.told()
                ? turn.in(next).silence()
                : turn.say(next, Screen.of(turn.words().text("photo.album")));
    }

    private Reaction hint(Turn turn, String key, PersonId person) {
        var words = turn.words();
        return turn.say(screens.ask(words, turn.state(), person).after(words.text(key)));
    }

    private Picture take(Photo photo, PersonId person, boolean told) throws IOException {
        if (photo.bytes() > heaviest.toBytes()) {
            throw tooHeavy();
        }
        var file = Files.createTempFile("neurocards-telegram-", ".photo");
        try {
            fetch(photo.fileId(), file);
            try (var content = Files.newInputStream(file)) {
                return new Picture(drafts.photo(person, content), photo.album(), photo.pixels(), told);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void fetch(String fileId, Path target) throws IOException {
        try (var output = Files.newOutputStream(target)) {
            switch (files.fetch(fileId, heaviest.toBytes(), output)) {
                case Download.Written _ -> {}
                case Download.TooLarge() -> throw tooHeavy();
                case Download.Refused _ -> throw new ProblemException(ProblemCode.PHOTO_DAMAGED);
                case Download.Unavailable(var reason) -> throw new IOException("The photo did not come: " + reason);
            }
        }
    }

    private ProblemException tooHeavy() {
        return new ProblemException(ProblemCode.PHOTO_TOO_HEAVY).with("limitMegabytes", heaviest.toMegabytes());
    }
}
