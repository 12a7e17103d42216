package io.neurocards.web.desk;

import java.util.Optional;

/**
 * Something that is done at the desk, as a bean: asked for on a page that says what it will do, and done once when that is confirmed.
 * Its path stands in the table of roles, to be looked at and to be done.
 */
public interface DeskAct {

    /**
     * Returns where it is, with {@code {subject}} for whom it concerns, such as {@code /desk/customers/{subject}/ban}; without, where it
     * concerns nobody yet.
     */
    String path();

    /** Returns the word by which its texts are looked up, such as {@code ban}. */
    String key();

    /**
     * Returns what there is to confirm.
     *
     * @throws io.neurocards.shared.ProblemException NOT_FOUND when nobody is concerned
     */
    ActOffer offer(String subject, DeskWords words);

    /**
     * Does it, and returns what was made by it that is shown this once; nothing for most acts.
     *
     * @throws io.neurocards.shared.ProblemException when it can't be done; the reader stays on its page and is told why
     */
    Optional<MadeOnce> perform(ActWord word);
}
