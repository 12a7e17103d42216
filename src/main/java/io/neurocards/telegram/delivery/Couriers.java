package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.request.AbstractSendRequest;
import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.media.MediaStore;
import io.neurocards.media.ffmpeg.Ffmpeg;
import io.neurocards.media.ffmpeg.UnplayableClipException;
import io.neurocards.telegram.delivery.DeliveryRows.Delivery;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import io.neurocards.videos.VideoView;
import io.neurocards.videos.Videos;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Packs what is to be delivered in the form that fits, hands it over, and waits for the answer. */
final class Couriers {

    /** A message ready to go; {@code copy} is the file it uploads. */
    record Parcel(
            Form form,
            AbstractSendRequest<?> request,
            @Nullable LocalCopy copy) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (copy != null) {
                copy.close();
            }
        }
    }

    /** Waits that Telegram itself asks for are part of this. */
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(5);

    private static final Duration LONGEST_ANSWER_TO_PRESS = Duration.ofSeconds(30);

    private final Videos videos;
    private final MediaStore store;
    private final Ffmpeg ffmpeg;
    private final ClipMessages messages;
    private final Outgoing outgoing;
    private final DeliverySettings settings;

    Couriers(
            Videos videos,
            MediaStore store,
            Ffmpeg ffmpeg,
            ClipMessages messages,
            Outgoing outgoing,
            DeliverySettings settings) {
        this.videos = videos;
        this.store = store;
        this.ffmpeg = ffmpeg;
        this.messages = messages;
        this.outgoing = outgoing;
        this.settings = settings;
    }

    /** Returns what to send, or nothing when the clip's files are gone. */
    @Nullable
    Parcel pack(Delivery delivery) throws IOException, InterruptedException, UnplayableClipException {
        var video = videos.find(delivery.person(), delivery.jobId()).orElseThrow();
        var chat = delivery.chatId();
        if (delivery.form() == Form.NOTICE) {
            return new Parcel(Form.NOTICE, messages.notice(chat, delivery.person(), video, delivery.locale()), null);
        }
        var clip = video.clip();
        if (clip == null || !store.exists(clip)) {
            return null;
        }
        if (delivery.form() == Form.LINK
                || store.open(clip).size() > settings.largestUpload().toBytes()) {
            return new Parcel(Form.LINK, messages.link(chat, video, delivery.locale()), null);
        }
        return upload(delivery, video, LocalCopy.of(video, store, ffmpeg));
    }

    /**
     * Returns Telegram's answer, or says that there was none.
     *
     * @throws InterruptedException when the process stops; the row says that a send is under way
     */
    Answer<SendResponse> send(Delivery delivery, Parcel parcel) throws InterruptedException {
        return await(hand(delivery.chatId(), parcel.request()));
    }

    /** Sends what Telegram has kept, to a customer who waits for it; answers as {@link #send} does. */
    Answer<SendResponse> sendKept(Delivery delivery, VideoView video, String fileId) throws InterruptedException {
        var chat = delivery.chatId();
        var request = messages.video(chat, video, fileId, delivery.locale());
        return await(outgoing.send(chat, Urgency.REPLY, request), LONGEST_ANSWER_TO_PRESS);
    }

    /** Sends a text that nobody has to be sure of. */
    void say(Delivery delivery, String key) {
        var chat = delivery.chatId();
        var _ = outgoing.send(chat, Urgency.REPLY, messages.plain(chat, key, delivery.locale()));
    }

    /** Waits for the answer to an upload. */
    static Answer<SendResponse> await(CompletableFuture<Answer<SendResponse>> answer) throws InterruptedException {
        return await(answer, LONGEST_ANSWER);
    }

    private static Answer<SendResponse> await(CompletableFuture<Answer<SendResponse>> answer, Duration longest)
            throws InterruptedException {
        try {
            return answer.get(longest.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new Answer.Uncertain<>("no answer within " + longest);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The outgoing queue answers, it does not throw", e.getCause());
        }
    }

    private <T extends AbstractSendRequest<T>> CompletableFuture<Answer<SendResponse>> hand(
            long chat, AbstractSendRequest<T> request) {
        return outgoing.send(chat, Urgency.NOTICE, request);
    }

    private Parcel upload(Delivery delivery, VideoView video, LocalCopy copy) {
        var chat = delivery.chatId();
        var request = delivery.form() == Form.DOCUMENT
                ? messages.document(chat, video, copy, delivery.locale())
                : messages.video(chat, video, copy, delivery.locale());
        return new Parcel(delivery.form(), request, copy);
    }
}
