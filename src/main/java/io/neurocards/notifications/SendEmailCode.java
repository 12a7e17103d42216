package io.neurocards.notifications;

import io.neurocards.accounts.EmailCodeRequested;
import io.neurocards.accounts.EmailCodes;
import io.neurocards.accounts.EmailCodes.EmailCode;
import io.neurocards.jobs.JobGivenUpException;
import io.neurocards.jobs.JobHandler;
import io.neurocards.jobs.JobStep;
import io.neurocards.jobs.JobType;
import io.neurocards.jobs.Jobs;
import io.neurocards.jobs.RetryPolicy;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Mails the code of a challenge, as long as it is of use. */
@Component
final class SendEmailCode implements JobHandler {

    /** Together the pauses outlast the quarter of an hour for which a code is good. */
    static final JobType TYPE = new JobType(
            "send-email-code",
            RetryPolicy.attempts(13).waiting(Duration.ofSeconds(5)).doublingUpTo(Duration.ofMinutes(2)));

    private static final Logger log = LoggerFactory.getLogger(SendEmailCode.class);

    private final Jobs jobs;
    private final EmailCodes codes;
    private final CodeMail codeMail;
    private final Mailer mailer;

    SendEmailCode(Jobs jobs, EmailCodes codes, CodeMail codeMail, Mailer mailer) {
        this.jobs = jobs;
        this.codes = codes;
        this.codeMail = codeMail;
        this.mailer = mailer;
    }

    /** Runs within the transaction that asked for the code. */
    @EventListener
    void on(EmailCodeRequested event) {
        jobs.enqueue(TYPE, event.challengeId());
    }

    @Override
    public JobType type() {
        return TYPE;
    }

    @Override
    public JobStep run(UUID id) {
        var code = codes.toSend(id);
        return code.isEmpty() ? JobStep.done() : send(id, code.get());
    }

    private JobStep send(UUID id, EmailCode code) {
        return switch (mailer.send(codeMail.write(id, code))) {
            case Mailer.Outcome.Sent() -> {
                codes.markSent(id);
                log.info("E-mail code sent: challenge={}, purpose={}", id, code.purpose());
                yield JobStep.done();
            }
            case Mailer.Outcome.Refused() -> JobStep.giveUp("the mail server refused the address");
            case Mailer.Outcome.Failed(var reason) -> throw new MailNotSentException(reason);
        };
    }

    @Override
    public void gaveUp(UUID id, JobGivenUpException reason) {
        codes.abandon(id);
        log.warn("E-mail code not sent: challenge={}, reason={}; the person has to ask again", id, reason.getMessage());
    }

    /** The mail server may take the mail another time. */
    private static final class MailNotSentException extends RuntimeException {
        MailNotSentException(String reason) {
            super(reason);
        }
    }
}
