package io.neurocards.operations.backups;

import io.neurocards.database.whole.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;

/** Takes the parts of a backup in their order. */
interface BackupReader {

    /** Takes what it says first. */
    default void begins(Beginning beginning) throws IOException, SQLException {}

    /** Takes a table's rows; what is left of them is skipped. */
    default void rows(String table, InputStream rows) throws IOException, SQLException {}

    /** Takes what all rows came to. */
    default void manifest(Manifest manifest) throws IOException, SQLException {}

    /** Takes what the books came to. */
    default void proof(Proof proof) throws IOException, SQLException {}

    /** Takes one of the stored files. */
    default void media(MediaLine line) throws IOException {}
}
