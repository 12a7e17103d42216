package io.neurocards.database.model;

import java.util.Arrays;

/** Everything there is at one moment: the register, two databases, what is under way to them, the nodes, and the world. */
final class State {

    private final Configuration register;
    private final Database atP;
    private final Database atS;
    private final Errand toP;
    private final Errand toS;
    private final Told told;
    private final Node[] nodes;

    State(Configuration register, Database atP, Database atS, Errand toP, Errand toS, Told told, Node[] nodes) {
        this.register = register;
        this.atP = atP;
        this.atS = atS;
        this.toP = toP;
        this.toS = toS;
        this.told = told;
        this.nodes = nodes;
    }

    Configuration register() {
        return register;
    }

    Database at(Site site) {
        return site == Site.P ? atP : atS;
    }

    Errand errandTo(Site site) {
        return site == Site.P ? toP : toS;
    }

    Told told() {
        return told;
    }

    int nodes() {
        return nodes.length;
    }

    Node node(int number) {
        return nodes[number];
    }

    State with(Configuration changed) {
        return new State(changed, atP, atS, toP, toS, told, nodes);
    }

    State with(Site site, Database changed) {
        return site == Site.P
                ? new State(register, changed, atS, toP, toS, told, nodes)
                : new State(register, atP, changed, toP, toS, told, nodes);
    }

    State with(Site site, Errand changed) {
        return site == Site.P
                ? new State(register, atP, atS, changed, toS, told, nodes)
                : new State(register, atP, atS, toP, changed, told, nodes);
    }

    State with(Told changed) {
        return new State(register, atP, atS, toP, toS, changed, nodes);
    }

    State with(int number, Node changed) {
        var copy = nodes.clone();
        copy[number] = changed;
        return new State(register, atP, atS, toP, toS, told, copy);
    }

    /** The same with the databases exchanged: nothing in the protocol prefers one. */
    State mirrored() {
        var copy = nodes.clone();
        for (var number = 0; number < copy.length; number++) {
            copy[number] = copy[number].mirrored();
        }
        return new State(
                register.mirrored(), atS.mirrored(), atP.mirrored(), toS.mirrored(), toP.mirrored(), told, copy);
    }

    State renamed(Renaming renaming) {
        var copy = nodes.clone();
        for (var number = 0; number < copy.length; number++) {
            copy[number] = copy[number].renamed(renaming);
        }
        return new State(
                register,
                atP.renamed(renaming),
                atS.renamed(renaming),
                toP.renamed(renaming),
                toS.renamed(renaming),
                told.renamed(renaming),
                copy);
    }

    @Override
    public String toString() {
        return "register " + register + "\nP " + atP + " <- " + toP + "\nS " + atS + " <- " + toS + "\n" + told + "\n"
                + Arrays.toString(nodes);
    }
}
