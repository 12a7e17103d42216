package io.neurocards.operations.backups;

/**
 * What backup somebody wants.
 *
 * @param to where; empty for the place of the settings
 * @param files whether photos and clips go along
 * @param unencrypted whether it was said that nobody needs a key to read it
 */
record BackupWish(String to, boolean files, boolean unencrypted) {}
