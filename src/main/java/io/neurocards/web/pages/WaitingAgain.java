package io.neurocards.web.pages;

import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.videos.OrderAgain;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.waiting.Acceptance;
import io.neurocards.waiting.Answer;
import io.neurocards.waiting.WaitingAction;
import io.neurocards.waiting.Wish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** One more clip like another one. Kept while nobody can decide; whether there is such a clip is seen when it is decided. */
@Component
record WaitingAgain(OrderAgain again, Acceptance acceptance) implements WaitingAction {

    private static final String TYPE = "videos.again";

    Answer<OrderedVideos> order(PersonId person, OperationId operation, UUID job) throws IOException {
        var kept = Bytes.of(job.toString().getBytes(StandardCharsets.UTF_8));
        return acceptance.of(
                person,
                () -> again.order(person, operation, job),
                () -> new Wish(operation, person, "website", TYPE, kept));
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Priority priority() {
        return Priority.CRITICAL;
    }

    @Override
    public Optional<Duration> expiresAfter() {
        return Optional.empty();
    }

    @Override
    public String decide(AcceptedOperation operation) throws IOException {
        var job = UUID.fromString(new String(operation.payload().toArray(), StandardCharsets.UTF_8));
        var ordered = again.order(operation.person(), operation.id(), job);
        return "/v1/videos/" + ordered.jobs().getFirst().jobId();
    }
}
