/** Backups: one file of a database of one moment, with the proof that its books agree, kept elsewhere and brought back. See docs/backup.md. */
@NullMarked
@NamedInterface("backups")
package io.neurocards.operations.backups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
