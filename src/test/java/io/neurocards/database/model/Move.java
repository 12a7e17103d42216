package io.neurocards.database.model;

import static io.neurocards.database.model.Site.P;

/** A step, who takes it ({@link #NOBODY} for a database or the world), and at which database. */
record Move(Step step, int node, Site site) {

    static final int NOBODY = -1;

    /** Tells the step as a line of a history; {@code before} and {@code after} are the states around it. */
    String tell(State before, State after) {
        var who = node == NOBODY ? "" : "node " + node;
        return switch (step) {
            case READ_REGISTER -> who + " reads the register: " + after.register();
            case SUBMIT -> who + " asks " + site + " to " + after.node(node).to(site);
            case ACCEPT -> who + " accepts an operation into its journal";
            case GIVE_UP_DECISION ->
                who + " stops waiting for " + before.node(node).work();
            case GIVE_UP_SHIPMENT -> who + " stops waiting for the follower";
            case CRASH -> who + " crashes and starts again";
            case LOSE_MESSAGE -> "the network loses '" + before.node(node).to(site) + "' to " + site;
            case DECIDE_UNHEARD ->
                site + " commits '" + before.node(node).to(site) + "' of " + who + ", the reply is lost";
            case DECIDE -> site + " commits '" + before.node(node).to(site) + "', " + who + " hears it";
            case FENCE_UNHEARD -> site + " fences off '" + before.node(node).to(site) + "' of " + who + ", unheard";
            case FENCE -> site + " fences off '" + before.node(node).to(site) + "', " + who + " hears it";
            case SHIP, SHIP_JOURNAL ->
                who + (step == Step.SHIP ? " ships " : " ships its journal ")
                        + after.node(node).to(site).log() + " to " + site;
            case APPLY_UNHEARD ->
                site + " obeys '" + before.node(node).to(site) + "' of " + who + ", the reply is lost";
            case APPLY -> site + " obeys '" + before.node(node).to(site) + "', " + who + " hears it";
            case REFUSE_UNHEARD -> site + " refuses to '" + before.node(node).to(site) + "' of " + who + ", unheard";
            case REFUSE -> site + " refuses to '" + before.node(node).to(site) + "', " + who + " hears it";
            case NOTE_MARK, NOTE_FACTS ->
                who + " writes its journal: " + after.node(node).journal();
            case ANSWER ->
                who + " ANSWERS " + before.node(node).work().decision()
                        + (after.told().effects() == before.told().effects() ? "" : " and submits the paid task");
            case DROP_FOLLOWER, PROMOTE, BEGIN_JOIN, BEGIN_SALVAGE, ABANDON, FINISH_SALVAGE, PUBLISH ->
                who + " changes the register (" + step + "): "
                        + after.node(node).view();
            case SEND_OPEN, SEND_JOIN -> who + " asks " + site + " to " + after.errandTo(site);
            case LOSE_ERRAND -> "the network loses '" + before.errandTo(site) + "' to " + site;
            case TAKE_ERRAND -> site + " obeys '" + before.errandTo(site) + "'";
            case REFUSE_ERRAND -> site + " refuses to '" + before.errandTo(site) + "'";
            case LOSE_TAIL -> site + " comes back without its last entry";
            case LOSE_JOURNAL ->
                who + " loses its journal and builds the register from both databases: " + after.register();
            case WITNESS_FORGETS -> "the witness forgets its last write: " + after.register();
        };
    }

    static Move of(Step step) {
        return new Move(step, NOBODY, P);
    }

    static Move of(Step step, Site site) {
        return new Move(step, NOBODY, site);
    }

    static Move of(Step step, int node) {
        return new Move(step, node, P);
    }

    static Move of(Step step, int node, Site site) {
        return new Move(step, node, site);
    }
}
