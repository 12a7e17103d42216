package io.neurocards.database.model;

import java.util.List;
import java.util.stream.Stream;

/** What an implementation without one of the rules R1 to R17 would do instead. */
enum Mutant {
    R1_DECISION_NOT_FENCED("a database decides in whatever epoch it is asked"),
    R2_SHIPMENT_NOT_FENCED("a follower applies in whatever epoch it is asked"),
    R3_ANSWER_BEFORE_SHIPPING("an answer does not wait for a second copy, shipping follows"),
    R3_ANSWER_WITHOUT_JOURNAL("with one database an answer does not wait for the journal"),
    R3_JOIN_WITHOUT_JOURNAL("while re-synchronising an answer does not wait for the journal"),
    R4_REPETITION_ANSWERED_AT_ONCE("a repeated operation gets its stored outcome before it is stable"),
    R5_REPETITION_DECIDED_AGAIN("an operation is not looked up by its id"),
    R6_EFFECT_BEFORE_STABLE("the paid task is submitted as soon as the decider has committed"),
    R7_NO_WITNESS("every node keeps a register of its own"),
    R7_WITNESS_FORGETS("the register comes back without its last write"),
    R8_PUBLISHED_BEFORE_FENCED("the follower joins and is filled before the decider has taken the new epoch"),
    R8_SHADOW_PUBLISHED("a copy that follows from afar is published as in sync without a JOIN"),
    R9_SHIPPED_UNCHECKED("what is shipped is read without looking at the epoch it is read in"),
    R10_ORPHANS_STAY("a follower joins with the decisions that nobody else has"),
    R11_SALVAGE_CUTS_BLINDLY("salvage cuts a copy down to the journal, also where the copy has more"),
    R12_STALE_COPY_PROMOTED("a database is promoted that is not in sync"),
    R13_OLD_FACTS_KEPT("publishing 'in sync' leaves the journal's facts as they were"),
    R14_STABLE_BY_NUMBER("an entry counts as stable when its number is, whatever its hash"),
    R14_NO_NONCE("the hash of a decision covers its epoch but nothing that is drawn anew"),
    R15_MARK_NOT_CHECKED("a database is shipped from without a look whether it holds what the journal knows"),
    R15_ONLY_MARK_CHECKED("as R15 is worded: the mark is looked for, the facts after it are not"),
    R16_FULL_WITHOUT_MARK("in FULL the journal hears nothing of what is stable"),
    R16_JOURNAL_OVERWRITTEN("the journal takes whatever the decider says, also against what it knows"),
    R17_FIRST_BATCH_IS_ENOUGH("a follower counts as in sync when one batch is confirmed"),
    JOURNAL_REBUILT_EMPTY("a lost journal starts without the log of the database that it trusts"),
    JOURNAL_REBUILT_ONE_EPOCH_ON("after a lost journal the epoch rises by one only"),
    PROMISE_DROPPED_EARLY("an accepted operation is crossed out when it is decided, not when it is stable");

    private final String sentence;

    Mutant(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }

    /** The rule that is left out: the name up to its first underscore. */
    String rule() {
        return name().substring(0, name().indexOf('_'));
    }

    /**
     * Finds {@code R13} as well as {@code R13_OLD_FACTS_KEPT}.
     *
     * @throws IllegalArgumentException when there is none
     */
    static List<Mutant> named(String name) {
        var found = Stream.of(values())
                .filter(mutant -> mutant.name().equals(name) || mutant.rule().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException("No mutant: name=" + name + ", known=" + List.of(values()));
        }
        return found;
    }
}
