package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.providers.GenerationRequest;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.Model;
import io.neurocards.providers.Reservation;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.Task;
import io.neurocards.providers.VideoProvider;
import io.neurocards.providers.vendors.AttemptAnswers.Kind;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Makes a vendor's wire a provider: chooses the key, keeps what was said, and draws the consequences for the key. Whatever
 * goes wrong after the vendor was asked never hides what the vendor has answered, because a task may exist by then.
 */
final class VendorProvider implements VideoProvider {

    private static final Logger log = LoggerFactory.getLogger(VendorProvider.class);
    private static final Duration WHEN_DATABASE_IS_AWAY = Duration.ofSeconds(5);

    private final Vendor vendor;
    private final Accounts accounts;
    private final Callbacks callbacks;
    private final AttemptAnswers answers;
    private final Redaction redaction;
    private final Decisions decisions;

    VendorProvider(
            Vendor vendor,
            Accounts accounts,
            Callbacks callbacks,
            AttemptAnswers answers,
            Redaction redaction,
            Decisions decisions) {
        this.vendor = vendor;
        this.accounts = accounts;
        this.callbacks = callbacks;
        this.answers = answers;
        this.redaction = redaction;
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return vendor.name();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public Reservation reserve(Model model, UUID attempt) {
        return accounts.reserve(model.id(), attempt);
    }

    @Override
    public SubmitAnswer submit(GenerationRequest request) {
        Optional<ApiKey> key;
        try {
            var reservation = accounts.reserved(request.attempt()).isPresent() ? null : reserveNow(request);
            if (reservation instanceof Reservation.Busy(var after)) {
                return new SubmitAnswer.TryLater(after);
            }
            key = accounts.reserved(request.attempt());
        } catch (DataAccessException e) {
            log.warn("No key could be chosen: attempt={}; nothing was sent, it is tried again", request.attempt(), e);
            return new SubmitAnswer.TryLater(WHEN_DATABASE_IS_AWAY);
        }
        return key.map(with -> create(with, request)).orElseGet(() -> new SubmitAnswer.TryLater(WHEN_DATABASE_IS_AWAY));
    }

    /** For whoever did not reserve before, or whose room was given back when the vendor made no task. */
    private Reservation reserveNow(GenerationRequest request) {
        return decisions.act(() -> reserve(request.model(), request.attempt()));
    }

    private SubmitAnswer create(ApiKey key, GenerationRequest request) {
        Exchange<SubmitAnswer> exchange;
        try {
            var callback = callbacks.addressFor(name(), request.attempt()).orElse(null);
            exchange = vendor.create(key, request, callback);
        } catch (RuntimeException e) {
            log.error(
                    "A client broke while it asked: provider={}, attempt={}, failure={}; a task may exist and is looked for",
                    name(),
                    request.attempt(),
                    redaction.kept(trace(e)));
            exchange = new Exchange<>(
                    new SubmitAnswer.Uncertain(
                            "the client broke: " + e.getClass().getSimpleName()),
                    null,
                    e.toString());
        }
        var answer = redaction.of(exchange.answer());
        draw(key, request.attempt(), answer, exchange);
        return answer;
    }

    private void draw(ApiKey key, UUID attempt, SubmitAnswer answer, Exchange<SubmitAnswer> exchange) {
        try {
            accounts.answered(attempt, mayHaveMade(answer));
            answers.keep(attempt, name(), Kind.SUBMIT, redaction.kept(exchange.raw()), false);
            var trouble = trouble(answer, exchange.trouble());
            if (trouble != null) {
                accounts.block(key, trouble, asked(answer));
            } else if (answer instanceof SubmitAnswer.Submitted) {
                accounts.succeeded(key);
            }
        } catch (DataAccessException e) {
            log.error(
                    "An answer could not be kept: provider={}, attempt={}, answer={}; it counts all the same",
                    name(),
                    attempt,
                    answer.getClass().getSimpleName(),
                    e);
        }
    }

    private static @Nullable Trouble trouble(SubmitAnswer answer, @Nullable Trouble said) {
        return said == null && answer instanceof SubmitAnswer.KeyTrouble trouble ? trouble.trouble() : said;
    }

    private static boolean mayHaveMade(SubmitAnswer answer) {
        return answer instanceof SubmitAnswer.Submitted || answer instanceof SubmitAnswer.Uncertain;
    }

    private static @Nullable Duration asked(SubmitAnswer answer) {
        return switch (answer) {
            case SubmitAnswer.KeyTrouble trouble -> trouble.retryAfter();
            case SubmitAnswer.TryLater(var after) -> after;
            case SubmitAnswer.Submitted _, SubmitAnswer.Refused _, SubmitAnswer.ModelAway _, SubmitAnswer.Uncertain _ ->
                null;
        };
    }

    @Override
    public LookUpAnswer lookUp(Task task) {
        var known = accounts.known(task.key());
        var answer = known.map(key -> find(key, task)).orElse(null);
        if (answer != null && !(answer instanceof LookUpAnswer.Unknown || answer instanceof LookUpAnswer.NoAnswer)) {
            return answer;
        }
        Optional<ApiKey> key;
        try {
            key = accounts.maker(task.attempt());
        } catch (DataAccessException e) {
            log.warn("The key of a task can't be read: attempt={}; it is looked up again", task.attempt(), e);
            return new LookUpAnswer.NoAnswer("the key of this task can't be read now");
        }
        if (answer != null && key.equals(known)) {
            return answer;
        }
        return key.map(with -> find(with, task))
                .orElseGet(() ->
                        new LookUpAnswer.NoAnswer("no key of the account that made this task is in the settings"));
    }

    private LookUpAnswer find(ApiKey key, Task task) {
        Exchange<LookUpAnswer> exchange;
        try {
            exchange = vendor.find(key, task);
        } catch (RuntimeException e) {
            log.error(
                    "A client broke while it looked up: provider={}, attempt={}, failure={}; it is looked up again",
                    name(),
                    task.attempt(),
                    redaction.kept(trace(e)));
            return new LookUpAnswer.NoAnswer("the client broke: " + e.getClass().getSimpleName());
        }
        var answer = redaction.of(exchange.answer());
        try {
            if (answer instanceof LookUpAnswer.Waiting || answer instanceof LookUpAnswer.NoAnswer) {
                answers.waiting().heard(task.attempt(), name(), exchange.raw(), redaction);
            } else {
                answers.keep(task.attempt(), name(), Kind.LOOK_UP, redaction.kept(exchange.raw()), false);
            }
            blockForGood(key, exchange.trouble());
        } catch (DataAccessException e) {
            log.warn("A look-up could not be kept: attempt={}; its answer counts all the same", task.attempt(), e);
        }
        return answer;
    }

    /** A look-up that is too fast or fails says nothing of new tasks, which vendors count apart; no money and no key do. */
    private void blockForGood(ApiKey key, @Nullable Trouble trouble) {
        if (trouble == Trouble.BILLING || trouble == Trouble.INVALID) {
            accounts.block(key, trouble, null);
        }
    }

    /** Not left to the logger, because a client's failure may repeat what it was about to send. */
    private static String trace(RuntimeException failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Override
    public void release(UUID attempt) {
        accounts.release(attempt);
    }

    @Override
    public void forget(Task task) {
        accounts.release(task.attempt());
    }
}
