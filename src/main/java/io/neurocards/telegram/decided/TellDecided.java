package io.neurocards.telegram.decided;

import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.database.Decisions;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.telegram.outgoing.Answer;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what was taken down, until Telegram has it. It is told twice only when Telegram's answer, or this process, is lost
 * between the message and the row.
 */
final class TellDecided implements JobHandler {

    static final JobType TYPE = new JobType(
            "telegram-tell-decided",
            RetryPolicy.attempts(18).waiting(Duration.ofSeconds(5)).doublingUpTo(Duration.ofMinutes(5)));

    private static final Logger log = LoggerFactory.getLogger(TellDecided.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int TOO_MANY = 429;
    private static final int BROKEN = 500;

    private final Decisions decisions;
    private final TellingRows rows;
    private final Outgoing outgoing;

    TellDecided(Decisions decisions, TellingRows rows, Outgoing outgoing) {
        this.decisions = decisions;
        this.rows = rows;
        this.outgoing = outgoing;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) {
        var found = rows.find(id);
        if (found.isEmpty()) {
            return JobStep.done();
        }
        var chat = found.get().chatId();
        return switch (outgoing.send(chat, Urgency.NOTICE, found.get().message())
                .join()) {
            case Answer.Accepted<SendResponse> _ -> over(id);
            case Answer.Blocked<SendResponse> _ -> over(id);
            case Answer.Uncertain<SendResponse> _ -> JobStep.again(PAUSE);
            case Answer.Refused<SendResponse>(var code, var description) -> {
                log.warn("Telling a decision was refused: operation={}, code={}, reason={}", id, code, description);
                yield code == TOO_MANY || code >= BROKEN ? JobStep.again(PAUSE) : over(id);
            }
        };
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        over(id);
        log.warn("A decision was not told: operation={}, reason={}; it stands in the account", id, reason.getMessage());
    }

    private JobStep over(UUID id) {
        decisions.act(() -> rows.delete(id));
        return JobStep.done();
    }
}
