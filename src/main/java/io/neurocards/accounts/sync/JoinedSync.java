package io.neurocards.accounts.sync;

import io.neurocards.accounts.linking.JoinedData;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.UuidV7;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Of two who turn out to be one, whoever stays gets a copy of each document that they have no other one of, as far as there is room.
 * What each of them had stays theirs, should that be undone; their devices begin anew with the documents of whose they are.
 */
@Component
record JoinedSync(SyncRows rows) implements JoinedData {

    @Override
    public Map<String, Long> join(PersonId gone, PersonId stays, Instant now) {
        var documents = rows.all(gone);
        if (documents.isEmpty()) {
            return Map.of();
        }
        var head = rows.lock(stays);
        var room = SyncDocuments.MOST_DOCUMENTS - rows.count(stays).documents();
        for (var document : documents) {
            if (room > 0
                    && rows.find(stays, document.collection(), document.key()).isEmpty()) {
                head = head.next();
                copy(stays, document, head, now);
                room--;
            }
        }
        return Map.of();
    }

    private void copy(PersonId stays, SyncDocument document, SyncHead head, Instant now) {
        var operation = new SyncOperation(UuidV7.at(now), document.collection(), document.key(), 0, document.value());
        rows.move(stays, head);
        rows.insert(stays, operation, head.change(), now);
        rows.put(stays, new SyncDocument(document.collection(), document.key(), head.change(), document.value()), now);
    }
}
