/** How a backup's bytes are sealed: chunk by chunk, so that a changed, missing or added one is found. docs/backup.md has the form. */
@NullMarked
@NamedInterface("envelope")
package io.neurocards.operations.backups.envelope;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
