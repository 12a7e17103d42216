package io.neurocards.database.model;

/**
 * One process of the application: the configuration it believes in, its work, what it waits for, its journal, the operations it
 * accepted without deciding (a bit each), and its messages on the way.
 */
record Node(
        Configuration view,
        Work work,
        boolean shipping,
        Confirmed confirmed,
        Journal journal,
        int accepted,
        Parcel toP,
        Parcel toS) {

    Parcel to(Site site) {
        return site == Site.P ? toP : toS;
    }

    Node seeing(Configuration changed) {
        return new Node(changed, work, shipping, confirmed, journal, accepted, toP, toS);
    }

    Node doing(Work changed) {
        return new Node(view, changed, shipping, confirmed, journal, accepted, toP, toS);
    }

    Node shipping(boolean changed) {
        return new Node(view, work, changed, confirmed, journal, accepted, toP, toS);
    }

    Node knowing(Confirmed changed) {
        return new Node(view, work, shipping, changed, journal, accepted, toP, toS);
    }

    Node writing(Journal changed) {
        return new Node(view, work, shipping, confirmed, changed, accepted, toP, toS);
    }

    Node owing(int changed) {
        return new Node(view, work, shipping, confirmed, journal, changed, toP, toS);
    }

    Node sending(Site site, Parcel parcel) {
        return site == Site.P
                ? new Node(view, work, shipping, confirmed, journal, accepted, parcel, toS)
                : new Node(view, work, shipping, confirmed, journal, accepted, toP, parcel);
    }

    /** Forgets all that is not on disk; what was sent stays on its way. */
    Node blank(Log empty) {
        return new Node(view, Work.NONE, false, Confirmed.nothing(empty), journal, accepted, toP, toS);
    }

    boolean isBlank() {
        return work.isIdle() && !confirmed.heard() && confirmed.target() == Confirmed.NO_TARGET;
    }

    Node mirrored() {
        return new Node(view.mirrored(), work, shipping, confirmed, journal, accepted, toS, toP);
    }

    Node renamed(Renaming renaming) {
        return new Node(
                view,
                work.renamed(renaming),
                shipping,
                confirmed.renamed(renaming),
                journal.renamed(renaming),
                renaming.ofBits(accepted),
                toP.renamed(renaming),
                toS.renamed(renaming));
    }
}
