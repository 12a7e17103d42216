package io.neurocards.database.model;

/** One database: its authority row (epoch, and who decides in it) and its log. Both survive everything but a lost tail. */
record Database(int epoch, Site decider, Log log) {

    static final int NO_ROOM = Operations.MOST;

    boolean isOpenIn(int wanted, Site self) {
        return epoch == wanted && decider == self;
    }

    Database with(Log changed) {
        return new Database(epoch, decider, changed);
    }

    Database under(Configuration configuration, Log changed) {
        return new Database(configuration.epoch(), configuration.decider(), changed);
    }

    boolean isFull() {
        return log.length() >= NO_ROOM;
    }

    Database mirrored() {
        return new Database(epoch, decider.other(), log);
    }

    Database renamed(Renaming renaming) {
        return new Database(epoch, decider, log.renamed(renaming));
    }

    @Override
    public String toString() {
        return "(e" + epoch + " " + decider + ")" + log;
    }
}
