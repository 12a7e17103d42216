/**
 * What apps keep for their person on all of their devices: small documents with versions. {@link
 * io.neurocards.accounts.sync.SyncDocuments} takes what one device changed, however often it is sent, and tells it what the others did.
 */
@NullMarked
@NamedInterface("sync")
package io.neurocards.accounts.sync;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
