package io.neurocards.ledger;

import io.neurocards.shared.Credits;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that is about to happen to a wallet. */
record Posting(
        PostingKind kind,
        Credits amount,
        String reference,
        @Nullable UUID hold) {}
