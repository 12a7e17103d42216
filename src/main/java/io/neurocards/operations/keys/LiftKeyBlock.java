package io.neurocards.operations.keys;

import io.neurocards.database.Decisions;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.house.Done;
import io.neurocards.operations.house.HouseWord;
import io.neurocards.providers.vendors.KeysReport;
import io.neurocards.providers.vendors.UnblockKey;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An administrator has mended what was wrong with a key, and lets it make tasks again at once, in all processes. */
@Component
public final class LiftKeyBlock {

    private final Decisions decisions;
    private final KeysReport keys;
    private final UnblockKey unblock;
    private final AuditLog audit;
    private final Clock clock;

    LiftKeyBlock(Decisions decisions, KeysReport keys, UnblockKey unblock, AuditLog audit, Clock clock) {
        this.decisions = decisions;
        this.keys = keys;
        this.unblock = unblock;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lifts the block; a key without one stays as it is, and nothing is noted.
     *
     * @throws ProblemException NOT_FOUND when this process has no such key
     */
    public Done lift(HouseWord word, UUID id) {
        var key = keys.find(id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var subject = "key:" + key.provider() + "/" + key.fingerprint();
        return decisions.decide(word.as("key.unblock", subject), Done.class, () -> {
            var blocked = keys.find(id).filter(now -> !now.isHealthy()).isPresent();
            var changed = blocked && unblock.unblock(key.provider(), key.fingerprint());
            if (changed) {
                audit.record(word.act("key.unblock", subject), clock.instant());
            }
            return new Done(changed);
        });
    }
}
