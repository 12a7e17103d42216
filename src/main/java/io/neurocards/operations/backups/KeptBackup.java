package io.neurocards.operations.backups;

/**
 * A backup that is kept.
 *
 * @param name of its file
 * @param bytes of its file
 */
record KeptBackup(BackupName name, long bytes) {}
