package io.neurocards.database.pair;

import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import io.neurocards.database.log.LogRefusedException;
import io.neurocards.database.log.Refusal;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.ThirdPlace.Kept;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what the decider decided to a second place, for everybody who waits at once, and tells {@link StableMark}. Which
 * places these are is the register's word: both databases; the decider and the journal; or, in a join, all three.
 */
final class Shipper {

    private static final Logger log = LoggerFactory.getLogger(Shipper.class);

    private final Throne throne;
    private final Both<Copy> copies;
    private final ThirdPlace third;
    private final StableMark stable;
    private final Signs signs;

    Shipper(Throne throne, Both<Copy> copies, ThirdPlace third, StableMark stable, Signs signs) {
        this.throne = throne;
        this.copies = copies;
        this.third = third;
        this.stable = stable;
        this.signs = signs;
    }

    /** Ships what there is, once; says whether there may be more. */
    boolean round() {
        return throne.alone(() -> {
            var reign = throne.reign();
            if (!reign.isOpen() || reign.register().isIn(Phase.SALVAGE)) {
                return false;
            }
            var needsBoth = reign.register().isFull() || reign.register().isIn(Phase.JOIN);
            return needsBoth ? toBoth(reign) : toJournal(reign);
        });
    }

    private boolean toJournal(Reign reign) {
        var before = third.known();
        var entries = read(reign, stable.mark());
        if (entries.isEmpty() || !isKept(reign, before, entries)) {
            return false;
        }
        stable.advance(reign.register().epoch(), places(entries));
        return true;
    }

    /** What the follower has comes from its own mouth: what it was sent before this node was here it passes over. */
    private boolean toBoth(Reign reign) {
        var confirmed = reign.confirmed();
        if (confirmed == null) {
            return false;
        }
        var epoch = reign.register().epoch();
        var entries = read(reign, earlier(confirmed, stable.mark()));
        if (entries.isEmpty()) {
            return false;
        }
        if (reign.register().isIn(Phase.JOIN) && !isKept(reign, third.known(), entries)) {
            return false;
        }
        if (!isApplied(reign, entries)) {
            return false;
        }
        var reached = entries.getLast().place();
        if (reached.seq() > confirmed.seq()) {
            throne.become(now -> now.confirmed(reached));
        }
        if (reign.register().isFull() && !isMarked(reign, reached)) {
            return false;
        }
        stable.advance(epoch, places(entries));
        return true;
    }

    /** What the copy got from afar, or in a round that did not end, is not stable yet, and in a join not kept either. */
    private static Head earlier(Head confirmed, Head mark) {
        return mark.seq() < confirmed.seq() ? mark : confirmed;
    }

    private List<Entry> read(Reign reign, Head after) {
        var decider = reign.register().decider();
        try {
            return copies.at(decider).entriesAfter(after.seq(), reign.register().epoch(), third.known());
        } catch (LogRefusedException e) {
            refused(decider, e);
            return List.of();
        } catch (RuntimeException e) {
            unread(reign, e);
            return List.of();
        }
    }

    /** Where nobody else could decide, a decider that shows its log late is better than none. */
    private void unread(Reign reign, RuntimeException failure) {
        var decider = reign.register().decider();
        if (reign.register().isFull()) {
            signs.unshipped(decider, failure);
        } else {
            signs.doubt(decider, failure);
        }
    }

    private boolean isApplied(Reign reign, List<Entry> entries) {
        var follower = reign.register().decider().other();
        try {
            copies.at(follower).apply(reign.register().epoch(), reign.register().decider(), entries);
            return true;
        } catch (LogRefusedException e) {
            log.warn(
                    "The copy refuses what follows: side={}, refusal={}, message={}",
                    follower,
                    e.refusal(),
                    e.getMessage());
            signs.stuck(follower, reign.register().epoch());
            return false;
        } catch (RuntimeException e) {
            signs.unshipped(follower, e);
            return false;
        }
    }

    /** Entries up to what is known already are kept already; the ones after it have to follow it. */
    private boolean isKept(Reign reign, Head known, List<Entry> entries) {
        var fresh = entries.stream()
                .filter(entry -> entry.place().seq() > known.seq())
                .toList();
        return fresh.isEmpty() || judged(reign, third.keep(known, fresh));
    }

    /**
     * Both databases have it, so a third place that can't write is no reason to keep anybody waiting; what is lost is that this
     * node may change who decides.
     */
    private boolean isMarked(Reign reign, Head reached) {
        var kept = third.stable(reign.register().epoch(), reached);
        return kept == Kept.FAILED || judged(reign, kept);
    }

    private boolean judged(Reign reign, Kept kept) {
        return switch (kept) {
            case DONE -> true;
            case CONTRADICTED -> {
                signs.damaged(reign.register().decider());
                yield false;
            }
            case MOVED, FAILED -> false;
        };
    }

    /** One that fell back into an epoch before this one has to be opened again, which shows what it lost. */
    private void refused(Side decider, LogRefusedException e) {
        log.warn("The decider refuses: side={}, refusal={}, message={}", decider, e.refusal(), e.getMessage());
        if (e.refusal() == Refusal.MARK_LOST) {
            signs.damaged(decider);
        } else {
            throne.become(Reign::shut);
            signs.moved();
        }
    }

    private static List<Head> places(List<Entry> entries) {
        return entries.stream().map(Entry::place).toList();
    }
}
