package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobLog;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.telegram.delivery.DeliveryRows.Delivery;
import io.neurocards.telegram.delivery.DeliveryRows.State;
import io.neurocards.telegram.outgoing.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each finished clip to its owner's chat, apart from its making: whatever happens here, the clip stays completed and
 * its credits stay spent.
 *
 * <p>The row says that a send is under way before it begins. A send without an answer may have arrived, and Telegram offers no
 * way to look that up; so it is not repeated within the first minute, then after 2, 4, 8 … minutes, for an hour: a clip may
 * arrive twice, but it arrives. After that hour, and for a customer who has blocked the bot, it waits until they come back.
 */
final class DeliverVideos implements JobHandler {

    static final JobType TYPE = new JobType(
            "telegram-deliver",
            RetryPolicy.attempts(18).waiting(Duration.ofSeconds(5)).doublingUpTo(Duration.ofMinutes(5)));

    private static final Logger log = LoggerFactory.getLogger(DeliverVideos.class);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration NO_PLACE = Duration.ofSeconds(1);

    /** Uploads at the same time, so that a slow Telegram leaves most of the engine's threads to the making of clips. */
    private static final int AT_ONCE = 2;

    private final Decisions decisions;
    private final DeliveryRows rows;
    private final Couriers couriers;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    DeliverVideos(Decisions decisions, DeliveryRows rows, Couriers couriers, Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.couriers = couriers;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws Exception {
        var found = rows.find(id).filter(delivery -> delivery.state().isToBeSent());
        if (found.isEmpty()) {
            return JobStep.done();
        }
        var delivery = found.get();
        JobLog.about(delivery.person(), null);
        var now = clock.instant();
        var since = delivery.sendingSince();
        if (since != null && since.plus(pauseAfter(delivery.tries())).isAfter(now)) {
            return JobStep.again(Duration.between(now, since.plus(pauseAfter(delivery.tries()))));
        }
        if (now.isAfter(Objects.requireNonNull(delivery.dueAt()).plus(LONGEST))) {
            return JobStep.giveUp("not sent within " + LONGEST);
        }
        if (!places.tryAcquire()) {
            return JobStep.again(NO_PLACE);
        }
        try {
            return send(delivery);
        } finally {
            places.release();
        }
    }

    /** The clip itself is kept, and sent when its owner is back. */
    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        decisions.act(() -> rows.end(id, State.GIVEN_UP, clock.instant()));
        log.warn("Delivery given up: job={}, reason={}; sent when its owner is back", id, reason.getMessage());
    }

    private JobStep send(Delivery delivery) throws Exception {
        var id = delivery.jobId();
        try (var parcel = couriers.pack(delivery)) {
            if (parcel == null) {
                decisions.act(() -> rows.end(id, State.NOTHING, clock.instant()));
                couriers.say(delivery, "resend.gone");
                log.warn("Nothing to deliver: job={}; its files are gone", id);
                return JobStep.done();
            }
            decisions.act(() -> rows.sending(id, parcel.form(), clock.instant()));
            return after(delivery, parcel.form(), couriers.send(delivery, parcel));
        }
    }

    private JobStep after(Delivery delivery, Form form, Answer<SendResponse> answer) {
        var id = delivery.jobId();
        return switch (answer) {
            case Answer.Accepted<SendResponse>(var response) -> {
                var message = response.message();
                decisions.act(() -> rows.delivered(id, message.messageId(), SentFile.idOf(message), clock.instant()));
                log.info("Delivered: job={}, form={}, tries={}", id, form.text(), delivery.tries() + 1);
                yield JobStep.done();
            }
            case Answer.Refused<SendResponse>(var code, var description) -> {
                log.warn("Delivery refused: job={}, form={}, code={}, description={}", id, form, code, description);
                yield switch (Refusal.of(code, description)) {
                    case REQUEST -> otherwise(delivery, form, description);
                    case CHAT -> JobStep.giveUp("not let into the chat: " + description);
                    case MOMENT -> {
                        decisions.act(() -> rows.refused(id, form));
                        yield JobStep.again(pauseAfter(delivery.tries() + 1));
                    }
                };
            }
            case Answer.Blocked<SendResponse>() -> {
                decisions.act(() -> rows.end(id, State.WAITING, clock.instant()));
                yield JobStep.done();
            }
            case Answer.Uncertain<SendResponse>(var reason) -> {
                var pause = pauseAfter(delivery.tries() + 1);
                log.warn("Delivery without an answer: job={}, reason={}; sent again in {}", id, reason, pause);
                yield JobStep.again(pause);
            }
        };
    }

    private JobStep otherwise(Delivery delivery, Form refused, String description) {
        var next = refused.next();
        if (next.isEmpty()) {
            return JobStep.giveUp("refused as " + refused.text() + ": " + description);
        }
        decisions.act(() -> rows.refused(delivery.jobId(), next.get()));
        return JobStep.now();
    }

    private static Duration pauseAfter(int tries) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(tries - 1L, 0, 5));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
