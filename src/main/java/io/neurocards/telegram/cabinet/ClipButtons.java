package io.neurocards.telegram.cabinet;

import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Button;
import io.neurocards.telegram.screens.Words;
import io.neurocards.videos.VideoView;
import java.util.Optional;

/** What can be done with a clip of the history. */
final class ClipButtons {

    private ClipButtons() {}

    static Optional<Button> of(Words words, int number, VideoView clip) {
        return switch (clip.stage().status()) {
            case QUEUED, PROCESSING -> pressable(words, "button.clip-cancel", number, new Press.CancelJob(clip.id()));
            case FAILED -> pressable(words, "button.clip-retry", number, new Press.Retry(clip.id()));
            case COMPLETED ->
                clip.clip() == null
                        ? Optional.empty()
                        : pressable(words, "button.clip-send", number, new Press.Clip(clip.id()));
        };
    }

    private static Optional<Button> pressable(Words words, String key, int number, Press press) {
        return Optional.of(new Button.Pressable(words.label(key, "number", number), press));
    }
}
