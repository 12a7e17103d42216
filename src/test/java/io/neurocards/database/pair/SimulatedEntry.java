package io.neurocards.database.pair;

import io.neurocards.database.log.Entry;
import io.neurocards.database.log.Head;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/** One decision in the log of a simulated database. */
record SimulatedEntry(Head place, String previous, long epoch, UUID operation, boolean spends, UUID decision) {

    static SimulatedEntry after(Head head, long epoch, UUID operation, boolean spends, UUID decision) {
        var seq = head.seq() + 1;
        var hash = hash(head.hash(), seq, epoch, operation, spends, decision);
        return new SimulatedEntry(new Head(seq, hash), head.hash(), epoch, operation, spends, decision);
    }

    boolean isIntactAfter(Head head) {
        return previous.equals(head.hash()) && equals(after(head, epoch, operation, spends, decision));
    }

    Entry shipped() {
        var json = String.join(
                " ",
                Long.toString(place.seq()),
                place.hash(),
                previous,
                Long.toString(epoch),
                operation.toString(),
                Boolean.toString(spends),
                decision.toString());
        return new Entry(place, operation, "simulated", json);
    }

    static SimulatedEntry parse(String json) {
        var parts = json.split(" ");
        return new SimulatedEntry(
                new Head(Long.parseLong(parts[0]), parts[1]),
                parts[2],
                Long.parseLong(parts[3]),
                UUID.fromString(parts[4]),
                Boolean.parseBoolean(parts[5]),
                UUID.fromString(parts[6]));
    }

    private static String hash(String previous, long seq, long epoch, UUID operation, boolean spends, UUID decision) {
        try {
            var text = previous + seq + " " + epoch + operation + spends + decision;
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return place.seq() + (spends ? "$" : ":") + operation.toString().substring(0, 4) + "/" + epoch + "#"
                + place.hash().substring(0, 4);
    }
}
