package io.neurocards.notifications.messages;

import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobLog;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.notifications.messages.MessageChannel.Answer;
import io.neurocards.notifications.messages.MessageRows.Row;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Sends one message when it may be sent, if it is still wanted then. A crash after it was taken sends it again. */
@Component
final class SendNotification implements JobHandler {

    static final JobType TYPE = new JobType(
            "send-notification",
            RetryPolicy.attempts(30).waiting(Duration.ofSeconds(5)).doublingUpTo(Duration.ofHours(1)));

    /** Nobody wants to hear tomorrow what was ready yesterday. */
    static final Duration OF_USE = Duration.ofHours(24);

    private static final Logger log = LoggerFactory.getLogger(SendNotification.class);

    private final Decisions decisions;
    private final MessageRows rows;
    private final NotificationChoices choices;
    private final ObjectProvider<MessageChannel> channels;
    private final NoticeTexts texts;
    private final Clock clock;

    SendNotification(
            Decisions decisions,
            MessageRows rows,
            NotificationChoices choices,
            ObjectProvider<MessageChannel> channels,
            NoticeTexts texts,
            Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.choices = choices;
        this.channels = channels;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws Exception {
        var found = rows.waiting(id);
        if (found.isEmpty()) {
            return JobStep.done();
        }
        var row = found.get();
        JobLog.about(row.person(), null);
        var occasion = Occasion.of(row.occasion());
        var way = channels.stream()
                .filter(one -> one.channel() == row.channel())
                .filter(one -> one.targets(row.person()).contains(row.target()))
                .findFirst();
        if (occasion.isEmpty() || way.isEmpty()) {
            return end(id, false); // it was chosen for a target, or by a build, that is gone
        }
        var kind = occasion.get().kind();
        var chosen = choices.of(row.person());
        var now = clock.instant();
        if (!chosen.wants(new Cell(kind, row.channel()))
                || row.dueAt().plus(OF_USE).isBefore(now)) {
            return end(id, false);
        }
        var due = Tell.dueAt(kind, chosen, row.dueAt().isAfter(now) ? row.dueAt() : now);
        return due.isAfter(now) ? postpone(row, due) : send(row, occasion.get(), way.get());
    }

    private JobStep postpone(Row row, Instant due) {
        decisions.act(() -> rows.postpone(row.id(), due));
        return JobStep.again(Duration.between(clock.instant(), due).plusMillis(1));
    }

    private JobStep send(Row row, Occasion occasion, MessageChannel way) throws Exception {
        var message = new Message(
                row.id(),
                row.person(),
                occasion.kind(),
                occasion.word(),
                row.target(),
                locale -> texts.notice(occasion, row, locale));
        return switch (way.send(message)) {
            case Answer.Taken() -> end(row.id(), true);
            case Answer.Gone() -> end(row.id(), false);
            case Answer.Refused(var why) -> JobStep.giveUp(why);
            case Answer.Later(var after) -> JobStep.again(after);
        };
    }

    private JobStep end(UUID id, boolean sent) {
        decisions.act(() -> rows.end(id, sent, clock.instant()));
        return JobStep.done();
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        decisions.act(() -> rows.end(id, false, clock.instant()));
        log.warn(
                "Notification not sent: message={}, reason={}; what it told of stands in the cabinet",
                id,
                reason.getMessage());
    }
}
