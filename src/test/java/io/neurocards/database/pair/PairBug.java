package io.neurocards.database.pair;

/** What could be wrong around the pair; each has to be seen by the simulation, or the simulation proves nothing. */
enum PairBug {
    NONE("nothing"),
    R1_DECISION_NOT_FENCED("a database decides whoever asks, also where it only follows"),
    R2_SHIPMENT_NOT_FENCED("a database takes what it is sent in whatever epoch, over what it has"),
    R3_ANSWERED_AT_ONCE("an answer waits for nothing"),
    R3_NOTHING_KEPT("with one database an answer does not wait for the journal"),
    R3_FAILURE_TAKEN_FOR_SUCCESS("with one database an answer does not mind that the journal can't write"),
    R3_ACKNOWLEDGED_UNWRITTEN("a follower says that it has what it does not have"),
    R4_REPETITION_ANSWERED_AT_ONCE("a repeated operation gets its stored outcome before it is stable"),
    R4_CRASH_NOT_NOTICED("an operation whose entry went with a crash passes for one that changed nothing"),
    R5_REPETITION_DECIDED_AGAIN("an operation is not looked up by its id"),
    R7_REGISTER_NOT_DURABLE("a change of the register is acted on before it is on the disk"),
    R8_PUBLISHED_AT_ONCE("a join is published when it begins"),
    R10_ORPHANS_STAY("a follower joins with the decisions that nobody else has"),
    R11_SALVAGE_CUTS_BLINDLY(
            "the journal hears of no mark, and salvage cuts a copy down to it where the copy has more"),
    R12_NOTHING_POURED("a copy is promoted without what the decider alone had"),
    R13_FACTS_STAY("publishing leaves the journal's later facts as they were"),
    R14_STABLE_BY_NUMBER("an entry counts as stable when its number is, whatever its hash"),
    R14_NO_NONCE("the hash of a decision covers nothing that is drawn anew"),
    R15_MARK_NOT_LOOKED_FOR("a database is opened and read without a look whether it holds what the journal knows"),
    R16_FULL_WITHOUT_MARK("with both databases the journal hears nothing of what is stable"),
    R16_NOBODY_OBJECTS("neither a database nor the journal objects to a decider that lost its end"),
    R17_TARGET_TOO_LOW("the end of a join is where the journal was, not where the decider is after the fence");

    private final String sentence;

    PairBug(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
