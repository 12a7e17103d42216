package io.neurocards.web.desk;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;

/** An act that consists of what it offers and what it does. */
public record PlainAct(String path, String key, BiFunction<String, DeskWords, ActOffer> offers, Deed does)
        implements DeskAct {

    /** What is done. */
    @FunctionalInterface
    public interface Deed {

        /** Does it. */
        void by(ActWord word) throws IOException;
    }

    @Override
    public ActOffer offer(String subject, DeskWords words) {
        return offers.apply(subject, words);
    }

    @Override
    public Optional<MadeOnce> perform(ActWord word) {
        try {
            does.by(word);
            return Optional.empty();
        } catch (IOException e) {
            throw new ProblemException(ProblemCode.SERVICE_UNAVAILABLE).with("retry_after_seconds", 10);
        }
    }
}
