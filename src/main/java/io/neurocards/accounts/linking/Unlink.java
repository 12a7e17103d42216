package io.neurocards.accounts.linking;

import io.neurocards.accounts.erasure.IdentityLocks;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A customer takes a way in off their account, which keeps everything else. Whoever comes by it later is somebody new, and gets
 * no gift for newcomers.
 */
@Component
public final class Unlink {

    private final Decisions decisions;
    private final JoinRows rows;
    private final UnlinkedRows unlinked;
    private final IdentityLocks locks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Unlink(
            Decisions decisions,
            JoinRows rows,
            UnlinkedRows unlinked,
            IdentityLocks locks,
            ApplicationEventPublisher events,
            Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.unlinked = unlinked;
        this.locks = locks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes it off.
     *
     * @throws ProblemException NOT_FOUND when they are not known there; LAST_WAY_IN when they are known nowhere else; UNDO_INSTEAD
     *     while a link can still be undone, which gives back more
     */
    public void unlink(PersonId person, Platform platform) {
        decisions.act(() -> {
            locks.lock(List.of(person));
            var now = clock.instant();
            rows.lock(person);
            var known = rows.platforms(person);
            if (!known.contains(platform.word())) {
                throw new ProblemException(ProblemCode.NOT_FOUND);
            }
            if (known.stream().distinct().count() < 2) {
                throw new ProblemException(ProblemCode.LAST_WAY_IN);
            }
            if (!rows.undoable(person, now).isEmpty()) {
                throw new ProblemException(ProblemCode.UNDO_INSTEAD);
            }
            unlinked.remove(person, platform, now);
            events.publishEvent(new LinkEvent.Unlinked(UuidV7.at(now), person, platform.word(), now));
        });
    }
}
