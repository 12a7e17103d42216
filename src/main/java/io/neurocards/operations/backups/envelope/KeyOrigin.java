package io.neurocards.operations.backups.envelope;

/** Where a main key comes from, by its number in the header. */
enum KeyOrigin {
    NONE,
    KEY,
    PASSPHRASE
}
