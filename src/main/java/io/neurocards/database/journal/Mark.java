package io.neurocards.database.journal;

/** An entry of the log by its number and its hash: a number alone would not tell two histories apart. */
public record Mark(long seq, Bytes hash) {

    /** Below the first entry of any log: no mark was journaled yet. */
    public static final Mark NONE = new Mark(-1, Bytes.NONE);

    public boolean isSet() {
        return !equals(NONE);
    }
}
