package io.neurocards.sandbox.faults;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads along what a client tells a PostgreSQL server (protocol 3), to know where a COMMIT has been handed over whole: at the
 * end of a Query, or at the Sync or Flush behind an Execute. Knows a COMMIT in the first 8 KB of a statement, and none that
 * happens by itself.
 */
final class CommitWatch {

    private static final Pattern COMMIT = Pattern.compile("(?i)(?:^\\s*end|(?:^|;)\\s*commit)\\b(?!\\s+prepared\\b)");
    private static final int KEPT = 8 * 1024;
    private static final int LENGTH_BYTES = 4;
    /** Versions of the protocol; larger numbers in their place ask for encryption, which a server here refuses. */
    private static final int LARGEST_VERSION = 4 << 16;

    private final Set<String> statements = new HashSet<>();
    private final Set<String> portals = new HashSet<>();
    private final ByteBuffer header = ByteBuffer.allocate(1 + LENGTH_BYTES);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private boolean isStarted;
    private boolean commits;
    private int missing;

    /** Returns how many of these bytes there are up to the end of the first COMMIT in them; -1 when none ends in them. */
    int endOfCommit(byte[] bytes, int length) {
        var end = -1;
        var at = 0;
        while (at < length) {
            at += missing > 0 ? readBody(bytes, at, length) : readHeader(bytes, at, length);
            if (missing == 0 && isHeaderWhole() && finish() && end < 0) {
                end = at;
            }
        }
        return end;
    }

    private boolean isHeaderWhole() {
        return header.position() == (isStarted ? 1 + LENGTH_BYTES : LENGTH_BYTES);
    }

    private int readHeader(byte[] bytes, int at, int length) {
        var wanted = (isStarted ? 1 + LENGTH_BYTES : LENGTH_BYTES) - header.position();
        var read = Math.min(wanted, length - at);
        header.put(bytes, at, read);
        if (read == wanted) {
            missing = Math.max(0, header.getInt(isStarted ? 1 : 0) - LENGTH_BYTES);
        }
        return read;
    }

    private int readBody(byte[] bytes, int at, int length) {
        var read = Math.min(missing, length - at);
        body.write(bytes, at, Math.clamp(KEPT - body.size(), 0, read));
        missing -= read;
        return read;
    }

    /** Takes a whole message, and returns whether a COMMIT was handed over with it. */
    private boolean finish() {
        var type = isStarted ? (char) header.get(0) : 0;
        var content = body.toByteArray();
        header.clear();
        body.reset();
        if (!isStarted) {
            isStarted =
                    content.length >= LENGTH_BYTES && ByteBuffer.wrap(content).getInt() < LARGEST_VERSION;
            return false;
        }
        return isCommit(type, new String(content, StandardCharsets.ISO_8859_1));
    }

    private boolean isCommit(char type, String content) {
        var words = content.split("\0", -1);
        switch (type) {
            case 'Q' -> {
                return COMMIT.matcher(words[0]).find();
            }
            case 'P' ->
                keep(
                        statements,
                        words[0],
                        words.length > 1 && COMMIT.matcher(words[1]).find());
            case 'B' -> keep(portals, words[0], words.length > 1 && statements.contains(words[1]));
            case 'E' -> commits |= portals.contains(words[0]);
            case 'S', 'H' -> {
                var handedOver = commits;
                commits = false;
                return handedOver;
            }
            default -> {} // says nothing about transactions
        }
        return false;
    }

    private static void keep(Set<String> names, String name, boolean isOne) {
        if (isOne) {
            names.add(name);
        } else {
            names.remove(name);
        }
    }
}
