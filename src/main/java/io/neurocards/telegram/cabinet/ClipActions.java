package io.neurocards.telegram.cabinet;

import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.telegram.client.ConditionalOnBot;
import io.neurocards.telegram.delivery.CancelOrder;
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
    private final CancelOrder cancelOrder;
    private final ResendClip resendClip;

    ClipActions(CancelVideo cancelVideo, CancelOrder cancelOrder, ResendClip resendClip) {
        this.cancelVideo = cancelVideo;
        this.cancelOrder = cancelOrder;
        this.resendClip = resendClip;
    }

    /** Sends a clip that is done; what came of it is said by whoever sends it. */
    public void resend(long chat, PersonId person, UUID job) throws InterruptedException {
        resendClip.resend(chat, person, job);
    }

    public Reply cancel(Words words, PersonId person, UUID job) {
        cancelVideo.cancel(person, job);
        return next(words, words.text("clip.cancelled"));
    }

    /**
     * Cancels what has not ended of an order.
     *
     * @throws ProblemException NOT_FOUND for somebody else's; NOT_CANCELLABLE when all of it has ended
     */
    public Reply cancelOrder(Words words, PersonId person, UUID order) {
        if (cancelOrder.cancel(person, order) == 0) {
            throw new ProblemException(ProblemCode.NOT_CANCELLABLE);
        }
        return next(words, words.text("order.cancelled"));
    }

    private static Reply next(Words words, String text) {
        return new Reply.Say(Screen.of(text)
                .with(words.label("button.history"), new Press.History())
                .with(words.label("button.menu"), new Press.BackToMenu()));
    }
}
