package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalAnswer.Refused;
import io.neurocards.database.journal.JournalAnswer.Why;

/** Whether a change is written. */
sealed interface Verdict {

    record Write() implements Verdict {}

    /** It was kept before, or is about to be: no second record. */
    record Already() implements Verdict {}

    record No(Refused refused) implements Verdict {}

    static Verdict no(Why why, String sentence) {
        return new No(new Refused(why, sentence));
    }
}
