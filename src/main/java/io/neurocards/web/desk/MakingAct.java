package io.neurocards.web.desk;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** An act by which something is made that is shown this once. */
public record MakingAct(
        String path, String key, BiFunction<String, DeskWords, ActOffer> offers, Function<ActWord, MadeOnce> makes)
        implements DeskAct {

    @Override
    public ActOffer offer(String subject, DeskWords words) {
        return offers.apply(subject, words);
    }

    @Override
    public Optional<MadeOnce> perform(ActWord word) {
        return Optional.of(makes.apply(word));
    }
}
