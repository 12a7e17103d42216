package io.neurocards.telegram.broadcast;

import io.neurocards.operations.Operator;
import io.neurocards.operations.house.Newsroom;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Optional;
import java.util.UUID;

/** Lets others than the bot's own desk write to many. What they confirm they have seen as its readers will. */
record NewsFromDesk(Broadcasting broadcasting) implements Newsroom {

    @Override
    public void compose(OperationId operation, Operator.Word word, String text, Readers readers) {
        if (text.isBlank()) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "text");
        }
        var longest = Content.Kind.TEXT.longest();
        if (text.length() > longest) {
            throw new ProblemException(ProblemCode.TEXT_TOO_LONG)
                    .with("field", "text")
                    .with("length", text.length())
                    .with("limit", longest);
        }
        var segment =
                new Segment(readers.language(), readers.activeDays(), readers.balanceLeast(), readers.balanceMost());
        broadcasting.compose(operation.value(), word, new Content(Content.Kind.TEXT, text, null), segment);
    }

    @Override
    public Optional<Message> find(UUID id) {
        return broadcasting
                .find(id)
                .map(one -> new Message(
                        id, one.content().body(), one.state().text(), broadcasting.audience(one.segment())));
    }

    @Override
    public void start(Operator.Word word, UUID id) {
        broadcasting.previewed(id);
        broadcasting.start(word, id);
    }

    @Override
    public void pause(Operator.Word word, UUID id) {
        broadcasting.pause(word, id);
    }

    @Override
    public void resume(Operator.Word word, UUID id) {
        broadcasting.resume(word, id);
    }

    @Override
    public void cancel(Operator.Word word, UUID id) {
        broadcasting.cancel(word, id);
    }
}
