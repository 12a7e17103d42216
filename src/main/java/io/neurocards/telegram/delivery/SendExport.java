package io.neurocards.telegram.delivery;

import com.pengrad.telegrambot.response.SendResponse;
import io.neurocards.accounts.export.ExportMyData;
import io.neurocards.accounts.export.ExportMyData.Begun;
import io.neurocards.accounts.telegram.TelegramPersons;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.RetryPolicy;
import io.neurocards.telegram.outgoing.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a customer's archive and sends it to their chat; one that is larger than Telegram takes comes as a link, and the archive is
 * made anew by whoever opens it. A send without an answer may have arrived: it is repeated after a minute, within an hour.
 */
final class SendExport implements JobHandler {

    static final JobType TYPE = new JobType(
            "telegram-send-export",
            RetryPolicy.attempts(10).waiting(Duration.ofSeconds(5)).doublingUpTo(Duration.ofMinutes(5)));

    private static final Logger log = LoggerFactory.getLogger(SendExport.class);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration NO_PLACE = Duration.ofSeconds(1);

    private final ExportMyData export;
    private final TelegramPersons persons;
    private final ExportMessages messages;
    private final Clock clock;

    /** One archive at a time on the disk of this machine. */
    private final Semaphore place = new Semaphore(1);

    SendExport(ExportMyData export, TelegramPersons persons, ExportMessages messages, Clock clock) {
        this.export = export;
        this.persons = persons;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) throws IOException, InterruptedException {
        var begun = export.begun(id);
        var chat = begun.map(Begun::person).map(persons::chatOf);
        if (chat.isEmpty() || chat.get().isEmpty()) {
            return JobStep.done();
        }
        if (clock.instant().isAfter(begun.get().at().plus(LONGEST))) {
            return JobStep.giveUp("not sent within " + LONGEST);
        }
        if (!place.tryAcquire()) {
            return JobStep.again(NO_PLACE);
        }
        try {
            return send(id, chat.get().getAsLong(), begun.get());
        } finally {
            place.release();
        }
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        log.warn("A customer's data were not sent to their chat: export={}, reason={}", id, reason.getMessage());
        export.begun(id)
                .map(Begun::person)
                .ifPresent(person -> persons.chatOf(person).ifPresent(messages::sayThatItFailed));
    }

    private JobStep send(UUID id, long chat, Begun begun) throws IOException, InterruptedException {
        var file = Files.createTempFile("neurocards-export-", ".zip");
        try {
            if (!fits(begun, file)) {
                return after(id, messages.sendLink(chat, id));
            }
            var answer = messages.send(chat, file);
            var isRefused = answer instanceof Answer.Refused<SendResponse>(var code, var description)
                    && Refusal.of(code, description) == Refusal.REQUEST;
            return after(id, isRefused ? messages.sendLink(chat, id) : answer);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private boolean fits(Begun begun, Path file) throws IOException {
        try (var target = new BoundedOutput(Files.newOutputStream(file), messages.largest())) {
            try {
                begun.archive().writeTo(target);
            } catch (IOException | RuntimeException e) {
                if (!target.isFull()) {
                    throw e;
                }
            }
            return !target.isFull();
        }
    }

    private static JobStep after(UUID id, Answer<SendResponse> answer) {
        return switch (answer) {
            case Answer.Accepted<SendResponse> _ -> JobStep.done();
            case Answer.Blocked<SendResponse> _ -> JobStep.done();
            case Answer.Uncertain<SendResponse> _ -> JobStep.again(PAUSE);
            case Answer.Refused<SendResponse>(var code, var description) -> {
                log.warn("A customer's data were refused: export={}, code={}, reason={}", id, code, description);
                yield Refusal.of(code, description) == Refusal.MOMENT
                        ? JobStep.again(PAUSE)
                        : JobStep.giveUp("refused: " + description);
            }
        };
    }
}
