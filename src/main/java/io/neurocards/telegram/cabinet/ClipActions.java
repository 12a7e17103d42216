package io.neurocards.telegram.cabinet;

import io.neurocards.shared.PersonId;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.delivery.ResendClip;
import io.neurocards.telegram.input.Press;
import io.neurocards.telegram.screens.Reply;
import io.neurocards.telegram.screens.Screen;
import io.neurocards.telegram.screens.Words;
import io.neurocards.videos.CancelVideo;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a customer does with a clip of their own; somebody else's is not found. */
@Component
@ConditionalOnBot
public class ClipActions {

    private final CancelVideo cancelVideo;
    private final ResendClip resendClip;

    ClipActions(CancelVideo cancelVideo, ResendClip resendClip) {
        this.cancelVideo = cancelVideo;
        this.resendClip = resendClip;
    }

    /** Sends a clip that is done; what came of it is said by whoever sends it. */
    public void resend(long chat, PersonId person, UUID job) throws InterruptedException {
        resendClip.resend(chat, person, job);
    }

    public Reply cancel(Words words, PersonId person, UUID job) {
        cancelVideo.cancel(person, job);
        return new Reply.Say(Screen.of(words.text("clip.cancelled"))
                .with(words.label("button.history"), new Press.History())
                .with(words.label("button.menu"), new Press.BackToMenu()));
    }
}
