package io.neurocards.telegram.updates;

import com.google.gson.JsonParseException;
import com.pengrad.telegrambot.model.PreCheckoutQuery;
import com.pengrad.telegrambot.request.AnswerPreCheckoutQuery;
import io.neurocards.telegram.outgoing.Outgoing;
import io.neurocards.telegram.outgoing.Outgoing.Urgency;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Answers whether a payment may go on: at once, beside every queue, and in time whatever happens. What can't be checked is
 * refused with a sentence, because then nothing is charged.
 */
final class Checkouts {

    private static final Logger log = LoggerFactory.getLogger(Checkouts.class);
    private static final int REMEMBERED = 1_000;

    private final ObjectProvider<CheckoutHandler> handlers;
    private final Outgoing outgoing;
    private final Duration limit;
    private final ResourceBundleMessageSource texts;
    private final Set<String> answered = new LinkedHashSet<>();

    Checkouts(ObjectProvider<CheckoutHandler> handlers, Outgoing outgoing, Duration limit) {
        this.handlers = handlers;
        this.outgoing = outgoing;
        this.limit = limit;
        this.texts = new ResourceBundleMessageSource();
        texts.setBasename("messages/telegram-checkout");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setDefaultLocale(Locale.of("ru"));
    }

    /** Begins to answer, once for each query however often it comes in, and returns. */
    void take(IncomingUpdate incoming) {
        try {
            var query = incoming.parsed().preCheckoutQuery();
            if (query != null && isNew(query.id())) {
                Thread.ofVirtual().name("telegram-checkout").start(() -> answer(query));
            }
        } catch (JsonParseException e) {
            log.error(
                    "A payment's check can't be read: update={}, reason={}; it will run out of time",
                    incoming.updateId(),
                    e.getClass().getName());
        }
    }

    private synchronized boolean isNew(String queryId) {
        if (answered.size() > REMEMBERED) {
            answered.remove(answered.iterator().next());
        }
        return answered.add(queryId);
    }

    private void answer(PreCheckoutQuery query) {
        var answer =
                outgoing.send(query.from().id(), Urgency.REPLY, checked(query)).join();
        log.info("A payment's check was answered: answer={}", answer.getClass().getSimpleName());
    }

    private AnswerPreCheckoutQuery checked(PreCheckoutQuery query) {
        var handler = handlers.getIfAvailable();
        if (handler == null) {
            log.warn("A payment was refused: nobody checks payments");
            return refusal(query);
        }
        var check = new FutureTask<>(() -> handler.answer(query));
        Thread.ofVirtual().name("telegram-checkout-check").start(check);
        try {
            return check.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            check.cancel(true);
            log.warn("A payment was refused: its check took longer than {}", limit);
        } catch (ExecutionException e) {
            log.warn("A payment was refused: its check failed", e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return refusal(query);
    }

    private AnswerPreCheckoutQuery refusal(PreCheckoutQuery query) {
        return new AnswerPreCheckoutQuery(
                query.id(),
                texts.getMessage("unavailable", null, locale(query.from().languageCode())));
    }

    /** Russian is the language of those who do not say theirs. */
    private static Locale locale(@Nullable String code) {
        return code == null || code.startsWith("ru") ? Locale.of("ru") : Locale.ENGLISH;
    }
}
