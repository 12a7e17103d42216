package io.neurocards.database.model;

/** Writes a state into two words, and two more for each node, and reads it back. */
@SuppressWarnings("EnumOrdinal") // written in as few bits as it needs
final class StateCode {

    private static final int SHARED = 2;
    private static final int A_NODE = 2;

    private final Log.Family logs;
    private final int nodes;
    private final BitWriter out;
    private final BitReader in = new BitReader();

    StateCode(Log.Family logs, int nodes) {
        this.logs = logs;
        this.nodes = nodes;
        this.out = new BitWriter(words());
    }

    int words() {
        return SHARED + A_NODE * nodes;
    }

    /** Returns the words of the state; they are overwritten by the next call. Nodes differ in name only and are sorted. */
    long[] write(State state) {
        out.at(0);
        out.put(state.register().index(), Configuration.BITS);
        for (var site : Site.BOTH) {
            write(state.at(site));
            write(state.errandTo(site));
        }
        var told = state.told();
        out.put(told.answers(), 6);
        out.put(told.effects(), 6);
        out.put(told.tailLost() ? 1 : 0, 1);
        out.put(told.journalLost() ? 1 : 0, 1);
        for (var number = 0; number < nodes; number++) {
            out.at(SHARED + A_NODE * number);
            write(state.node(number));
        }
        if (nodes == 2) {
            sortNodes(out.words());
        }
        return out.words();
    }

    State read(long[] words, int offset) {
        in.at(words, offset);
        var register = Configuration.at(in.take(Configuration.BITS));
        var atP = readDatabase();
        var toP = readErrand();
        var atS = readDatabase();
        var toS = readErrand();
        var told = new Told(in.take(6), in.take(6), in.take(1) == 1, in.take(1) == 1);
        var read = new Node[nodes];
        for (var number = 0; number < nodes; number++) {
            in.at(words, offset + SHARED + A_NODE * number);
            read[number] = readNode();
        }
        return new State(register, atP, atS, toP, toS, told, read);
    }

    private static void sortNodes(long[] words) {
        var order = Long.compare(words[SHARED], words[SHARED + A_NODE]);
        if (order > 0 || (order == 0 && words[SHARED + 1] > words[SHARED + A_NODE + 1])) {
            for (var word = SHARED; word < SHARED + A_NODE; word++) {
                var kept = words[word];
                words[word] = words[word + A_NODE];
                words[word + A_NODE] = kept;
            }
        }
    }

    private void write(Database database) {
        out.put(database.epoch(), 4);
        out.put(database.decider().ordinal(), 1);
        out.put(database.log().index(), Log.BITS);
    }

    private Database readDatabase() {
        return new Database(in.take(4), Site.BOTH[in.take(1)], logs.at(in.take(Log.BITS)));
    }

    private void write(Errand errand) {
        out.put(errand.kind().ordinal(), 2);
        out.put(errand.configuration().index(), Configuration.BITS);
        out.put(errand.common().index(), Log.BITS);
    }

    private Errand readErrand() {
        return new Errand(
                Errand.Kind.at(in.take(2)), Configuration.at(in.take(Configuration.BITS)), logs.at(in.take(Log.BITS)));
    }

    private void write(Node node) {
        out.put(node.view().index(), Configuration.BITS);
        out.put(node.work().operation(), 2);
        out.put(node.work().stage().ordinal(), 2);
        out.put(node.work().decision().index(), Entry.BITS);
        out.put(node.work().first() ? 1 : 0, 1);
        out.put(node.shipping() ? 1 : 0, 1);
        out.put(node.confirmed().heard() ? 1 : 0, 1);
        out.put(node.confirmed().log().index(), Log.BITS);
        out.put(node.confirmed().target(), 3);
        out.put(node.journal().log().index(), Log.BITS);
        out.put(node.journal().mark(), 2);
        out.put(node.accepted(), 3);
        write(node.toP());
        write(node.toS());
    }

    private Node readNode() {
        return new Node(
                Configuration.at(in.take(Configuration.BITS)),
                new Work(in.take(2), Work.Stage.at(in.take(2)), Entry.at(in.take(Entry.BITS)), in.take(1) == 1),
                in.take(1) == 1,
                new Confirmed(in.take(1) == 1, logs.at(in.take(Log.BITS)), in.take(3)),
                new Journal(logs.at(in.take(Log.BITS)), in.take(2)),
                in.take(3),
                readParcel(),
                readParcel());
    }

    private void write(Parcel parcel) {
        out.put(parcel.kind().ordinal(), 2);
        out.put(parcel.operation(), 2);
        out.put(parcel.epoch(), 4);
        out.put(parcel.log().index(), Log.BITS);
    }

    private Parcel readParcel() {
        return new Parcel(Parcel.Kind.at(in.take(2)), in.take(2), in.take(4), logs.at(in.take(Log.BITS)));
    }

    /** Puts numbers side by side; none lies across two words. */
    private static final class BitWriter {

        private final long[] words;
        private int word;
        private int bit;

        BitWriter(int words) {
            this.words = new long[words];
        }

        long[] words() {
            return words;
        }

        void at(int start) {
            word = start;
            bit = 0;
            words[start] = 0;
            words[start + 1] = 0;
        }

        void put(int value, int bits) {
            if (bit + bits > Long.SIZE) {
                word++;
                bit = 0;
            }
            words[word] |= (long) value << bit;
            bit += bits;
        }
    }

    private static final class BitReader {

        private long[] words;
        private int word;
        private int bit;

        void at(long[] from, int start) {
            words = from;
            word = start;
            bit = 0;
        }

        int take(int bits) {
            if (bit + bits > Long.SIZE) {
                word++;
                bit = 0;
            }
            var value = (int) (words[word] >>> bit) & ((1 << bits) - 1);
            bit += bits;
            return value;
        }
    }
}
