package io.neurocards.database.model;

import static io.neurocards.database.model.Mutant.R15_ONLY_MARK_CHECKED;

/** R15: does a database still hold what the journal, or the witness, knows to have been answered? */
final class Lineage {

    private final Rules rules;

    Lineage(Rules rules) {
        this.rules = rules;
    }

    boolean isHeldBy(Site site, State state, int number) {
        var database = state.at(site);
        if (!rules.haveJournal()) {
            return !rules.haveWitnessedMark() || database.log().startsWith(state.witnessed());
        }
        var journal = state.node(number).journal();
        return rules.lack(R15_ONLY_MARK_CHECKED)
                ? database.log().startsWith(journal.log().first(journal.mark()))
                : database.log().startsWith(journal.log());
    }
}
