package io.neurocards.database.pair;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a mode was entered, or the register changed. */
public enum SwitchReason {
    BEGAN("the process began, or a database came back"),
    DECIDER_LOST("the decider is lost"),
    COPY_AWAY("the copy is away"),
    COPY_REFUSES("the copy refuses what follows"),
    COPY_NEAR("the copy is near"),
    COPY_AWAY_IN_JOIN("the copy went away while it joined"),
    DECIDER_BACK("the decider came back"),
    POURED("everything kept was poured"),
    DECIDER_LOST_ALONE("the decider is lost, and what it alone had is kept"),
    HANDED_OVER("handed over as planned"),
    NOBODY("no database can be asked, or may be trusted"),
    COPY_LEVEL("the copy has everything");

    private final String sentence;

    SwitchReason(String sentence) {
        this.sentence = sentence;
    }

    /** Returns it in a few English words, for the log and callers of the API. */
    public String sentence() {
        return sentence;
    }

    /** Returns the key of its words in {@code messages/switches}. */
    public String key() {
        return "reason." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the reason that was kept as that sentence; nothing for one of another release. */
    public static Optional<SwitchReason> of(String sentence) {
        return Arrays.stream(values())
                .filter(reason -> reason.sentence.equals(sentence))
                .findFirst();
    }
}
