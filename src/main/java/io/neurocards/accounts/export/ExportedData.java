package io.neurocards.accounts.export;

import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** What one module keeps of a person, for the person to take along. Whoever keeps anything of a person implements this. */
public interface ExportedData {

    /** Returns what is read from tables. Nothing of other persons, no secrets, no digests, nothing that a vendor answered. */
    List<ExportedSection> sections();

    /**
     * Hands over the person's files, one after another.
     *
     * @throws IOException when they can't be written on
     */
    default void files(PersonId person, Sink sink) throws IOException {}

    /** Takes files. */
    @FunctionalInterface
    interface Sink {

        /**
         * Takes one file; one that can't be read is noted, and the next may come.
         *
         * @param name with its folder, as a person reads it, such as {@code clips/2026-11-22 mug.mp4}
         */
        void add(String name, Content content) throws IOException;
    }

    /** Where a file's content is. */
    @FunctionalInterface
    interface Content {

        /**
         * Opens it.
         *
         * @throws IOException when it can't be read now
         * @throws io.neurocards.shared.ProblemException NOT_FOUND when it is gone
         */
        InputStream open() throws IOException;
    }
}
