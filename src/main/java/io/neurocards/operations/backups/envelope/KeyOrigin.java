package io.neurocards.operations.backups.envelope;

/** Where a main key comes from, by its number in the header. */
enum KeyOrigin {
    NONE(0),
    KEY(1),
    PASSPHRASE(2);

    private final byte number;

    KeyOrigin(int number) {
        this.number = (byte) number;
    }

    byte number() {
        return number;
    }

    /** Returns nothing but what was written by {@link #number}: a header with another number was refused. */
    static KeyOrigin of(byte number) {
        for (var origin : values()) {
            if (origin.number == number) {
                return origin;
            }
        }
        throw new IllegalArgumentException("No such origin of a key");
    }
}
