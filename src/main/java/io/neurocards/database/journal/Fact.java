package io.neurocards.database.journal;

/**
 * A log entry that only one database holds, kept so that it can be poured into the other.
 *
 * @param previousHash the hash of the entry before it
 * @param payload the whole entry as it is shipped; the journal does not look into it
 */
public record Fact(long seq, Bytes hash, Bytes previousHash, Bytes payload) {

    public Mark mark() {
        return new Mark(seq, hash);
    }
}
