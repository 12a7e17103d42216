package io.neurocards.database.model;

/**
 * What the register says: who decides in which epoch, and which databases may be promoted. There is one object for each value,
 * so that comparing is cheap.
 */
@SuppressWarnings("EnumOrdinal") // written in as few bits as it needs
record Configuration(int epoch, Site decider, int inSync, Phase phase) {

    /** What is going on beside deciding. */
    enum Phase {
        SERVING,
        JOIN,
        SALVAGE;

        private static final Phase[] ALL = values();
    }

    static final int LAST_EPOCH = 15;
    static final int BITS = 9;

    private static final Configuration[] ALL = all();

    static Configuration both(int epoch, Site decider) {
        return of(epoch, decider, Site.P.bit() | Site.S.bit(), Phase.SERVING);
    }

    static Configuration alone(int epoch, Site decider) {
        return of(epoch, decider, decider.bit(), Phase.SERVING);
    }

    static Configuration joining(int epoch, Site decider) {
        return of(epoch, decider, decider.bit(), Phase.JOIN);
    }

    static Configuration salvaging(int epoch, Site decider) {
        return of(epoch, decider, decider.bit(), Phase.SALVAGE);
    }

    static Configuration at(int index) {
        return ALL[index];
    }

    int index() {
        return index(epoch, decider, inSync, phase);
    }

    boolean isFull() {
        return inSync == 3;
    }

    boolean isAlone() {
        return inSync != 3 && phase == Phase.SERVING;
    }

    boolean isJoining() {
        return phase == Phase.JOIN;
    }

    boolean isSalvaging() {
        return phase == Phase.SALVAGE;
    }

    /** Says whether an answer needs the other database as well. */
    boolean needsBoth() {
        return isFull() || isJoining();
    }

    boolean trusts(Site site) {
        return (inSync & site.bit()) != 0;
    }

    /** A step that only ends a re-synchronisation keeps epoch and decider: the work in hand stays valid. */
    boolean isSameReignAs(Configuration other) {
        return epoch == other.epoch && decider == other.decider;
    }

    Configuration mirrored() {
        return of(epoch, decider.other(), ((inSync & 1) << 1) | (inSync >> 1), phase);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return index();
    }

    @Override
    public String toString() {
        var sites = (trusts(Site.P) ? "P" : "") + (trusts(Site.S) ? "S" : "");
        return "(e" + epoch + " " + decider + " {" + sites + "}" + (phase == Phase.SERVING ? "" : " " + phase) + ")";
    }

    private static Configuration of(int epoch, Site decider, int inSync, Phase phase) {
        return ALL[index(epoch, decider, inSync, phase)];
    }

    private static int index(int epoch, Site decider, int inSync, Phase phase) {
        return epoch | (decider.ordinal() << 4) | (inSync << 5) | (phase.ordinal() << 7);
    }

    private static Configuration[] all() {
        var all = new Configuration[1 << BITS];
        for (var index = 0; index < all.length; index++) {
            var phase = index >> 7;
            if (phase < Phase.ALL.length) {
                all[index] =
                        new Configuration(index & 15, Site.BOTH[(index >> 4) & 1], (index >> 5) & 3, Phase.ALL[phase]);
            }
        }
        return all;
    }
}
