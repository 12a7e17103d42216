package io.neurocards.database.journal;

import java.io.IOException;

/** The journal may not be used as it is. The message is a sentence for the operator and says what to do. */
public final class JournalRefusedException extends IOException {

    JournalRefusedException(String sentence) {
        super(sentence);
    }
}
