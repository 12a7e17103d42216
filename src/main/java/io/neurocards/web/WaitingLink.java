package io.neurocards.web;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.linking.ConfirmLink;
import io.neurocards.accounts.linking.LinkEvent;
import io.neurocards.accounts.linking.TypedCode;
import io.neurocards.database.journal.AcceptedOperation;
import io.neurocards.database.journal.Bytes;
import io.neurocards.database.journal.Priority;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.Acceptance;
import io.neurocards.waiting.Answer;
import io.neurocards.waiting.WaitingAction;
import io.neurocards.waiting.WantedFor;
import io.neurocards.waiting.Wish;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Two accounts become one, later while nobody can decide: whether the code is right is seen then, by what it was worth when it was
 * typed. Kept are its digest and by which session it was typed, which must not have been ended meanwhile.
 */
@Component
public record WaitingLink(ConfirmLink confirm, Acceptance acceptance, ObjectMapper json, WantedFor wanted)
        implements WaitingAction {

    private static final String TYPE = "accounts.link";

    private record Kept(String digest, UUID session) {}

    /**
     * Confirms the link, or keeps the wish.
     *
     * @throws ProblemException what {@link ConfirmLink} and {@link Acceptance} say
     */
    public Answer<LinkEvent.Linked> confirm(Caller caller, OperationId operation, String code) throws IOException {
        var typed = confirm.typed(code, caller.sessionId());
        return acceptance.of(caller.personId(), () -> confirm.confirm(operation, caller.personId(), typed), () -> {
            if (!typed.isSound()) {
                throw new ProblemException(ProblemCode.LINK_CODE_WRONG);
            }
            var kept = json.writeValueAsBytes(new Kept(typed.digest(), caller.sessionId()));
            return new Wish(operation, caller.personId(), "website", TYPE, Bytes.of(kept));
        });
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Priority priority() {
        return Priority.NORMAL;
    }

    @Override
    public Optional<Duration> expiresAfter() {
        return Optional.of(wanted.link());
    }

    @Override
    public String decide(AcceptedOperation operation) {
        var kept = json.readValue(operation.payload().toArray(), Kept.class);
        var typed = new TypedCode(kept.digest(), kept.session(), operation.acceptedAt());
        confirm.confirm(operation.id(), operation.person(), typed);
        return "/v1/links";
    }
}
