package io.neurocards.shared;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that whoever runs the studio starts beside it, by the first word after the program's name. It works on the same
 * database by the same code, and does none of the studio's own work.
 */
public interface OperatorTool {

    /** Returns the first word that asks for it. */
    String name();

    /**
     * Runs it.
     *
     * @param words what follows its name, without settings
     * @param say takes each line for the operator
     * @return the program's exit code: 0 when all is well, 1 when something is left to be done, 2 when it could not be run
     */
    int run(List<String> words, Consumer<String> say);
}
