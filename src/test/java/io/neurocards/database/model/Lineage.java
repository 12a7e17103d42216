package io.neurocards.database.model;

import static io.neurocards.database.model.Mutant.R15_ONLY_MARK_CHECKED;

/** R15: does a database still hold what the journal knows to have been answered? Several nodes have no journal to ask. */
final class Lineage {

    private final Rules rules;

    Lineage(Rules rules) {
        this.rules = rules;
    }

    boolean isHeldBy(Database database, Node node) {
        if (!rules.haveJournal()) {
            return true;
        }
        var journal = node.journal();
        return rules.lack(R15_ONLY_MARK_CHECKED)
                ? database.log().startsWith(journal.log().first(journal.mark()))
                : database.log().startsWith(journal.log());
    }
}
