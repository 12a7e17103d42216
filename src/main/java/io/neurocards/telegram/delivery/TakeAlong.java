package io.neurocards.telegram.delivery;

import io.neurocards.accounts.export.ExportMyData;
import io.neurocards.shared.PersonId;

/** A customer has all of their data sent to the chat, as a file that a durable job makes. */
public final class TakeAlong {

    private final ExportMyData export;

    TakeAlong(ExportMyData export) {
        this.export = export;
    }

    /**
     * Has it made and sent.
     *
     * @throws io.neurocards.shared.ProblemException TOO_MANY_REQUESTS with {@code retry_after_seconds} after three in 24 hours;
     *     ACCOUNT_DELETED
     */
    public void begin(PersonId person) {
        export.begin(person, SendExport.TYPE);
    }
}
