package io.neurocards.database.model;

import java.util.Arrays;

/** All that may happen next in a state. Everything else in this package only chooses among these steps. */
final class Protocol {

    private final Rules rules;
    private final Log empty;
    private final Log.Family logs;
    private final Deciding deciding;
    private final Shipping shipping;
    private final Answering answering;
    private final Changing changing;
    private final Disasters disasters;

    Protocol(Rules rules) {
        this(rules, new Log.Family());
    }

    Protocol(Rules rules, Log.Family logs) {
        this.rules = rules;
        this.logs = logs;
        this.empty = logs.empty();
        this.deciding = new Deciding(rules, empty);
        this.shipping = new Shipping(rules, empty);
        this.answering = new Answering(rules);
        this.changing = new Changing(rules, empty);
        this.disasters = new Disasters(rules, empty);
    }

    Rules rules() {
        return rules;
    }

    Log.Family logs() {
        return logs;
    }

    /** Both databases empty and in sync, P decides, nobody has asked for anything. */
    State start() {
        var first = Configuration.both(1, Site.P);
        var database = new Database(1, Site.P, empty);
        var node = new Node(
                first,
                Work.NONE,
                false,
                Confirmed.nothing(empty),
                new Journal(empty, 0),
                0,
                Parcel.none(empty),
                Parcel.none(empty));
        var nodes = new Node[rules.bounds().nodes()];
        Arrays.fill(nodes, node);
        var none = Errand.none(empty);
        return new State(first, database, database, none, none, Told.NOTHING, nodes);
    }

    void next(State state, Sink sink) {
        for (var node = 0; node < state.nodes(); node++) {
            disasters.ofNode(state, node, sink);
            deciding.next(state, node, sink);
            shipping.next(state, node, sink);
            answering.next(state, node, sink);
            changing.next(state, node, sink);
        }
        changing.errands(state, sink);
        disasters.ofDatabases(state, sink);
    }
}
