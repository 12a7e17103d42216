package io.neurocards.videos;

import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.waiting.WaitingAction;
import io.neurocards.waiting.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** A wish for clips that waits: it stands for money, so it goes before others and never expires. */
interface ClipWish extends WaitingAction {

    /** Orders what was kept; a repetition returns the first answer. */
    OrderedVideos order(PersonId person, OperationId operation, byte[] kept) throws IOException;

    default Wish of(PersonId person, OperationId operation, String kept) {
        return new Wish(operation, person, "website", type(), Bytes.of(kept.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    default Priority priority() {
        return Priority.CRITICAL;
    }

    @Override
    default Optional<Duration> expiresAfter() {
        return Optional.empty();
    }

    @Override
    default String decide(AcceptedOperation operation) throws IOException {
        var ordered =
                order(operation.person(), operation.id(), operation.payload().toArray());
        return "/v1/videos/" + ordered.jobs().getFirst().jobId();
    }
}
