package io.neurocards.accounts.erasure;

import io.neurocards.shared.PersonId;
import java.io.IOException;

/** What one module keeps of a person. Whoever keeps anything that tells who somebody is implements this. */
public interface PersonalData {

    /**
     * Lets a person go who has nothing open here. Asked before the person is, and again within the transaction.
     *
     * @throws io.neurocards.shared.ProblemException saying what has to end first
     */
    default void requireNothingOpen(PersonId person) {}

    /**
     * Removes or blanks the rows, within the caller's transaction: all modules do, or none.
     *
     * @throws io.neurocards.shared.ProblemException when the person can't leave after all
     */
    void eraseRows(Leaving leaving);

    /**
     * Deletes what is not in the database, after the rows are gone; may run twice, and again after it died half-way.
     *
     * @throws IOException when something could not be deleted; it is tried again
     */
    default void eraseFiles(PersonId person) throws IOException {}
}
