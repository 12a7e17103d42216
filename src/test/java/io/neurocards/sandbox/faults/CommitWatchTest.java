package io.neurocards.sandbox.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a COMMIT on the wire, wherever the network cuts it into pieces. */
class CommitWatchTest {

    private static final int PROTOCOL = 3 << 16;
    private static final int WANTS_ENCRYPTION = 80877103;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {"COMMIT", " commit;", "commit and chain", "END", "end transaction", "insert into t; commit;"})
    void a_commit_ends_with_its_query(String sql) {
        greet();
        message('Q', sql + "\0");
        var end = said.size();
        message('Q', "select 1\0");

        assertThat(endOfCommit(said.size())).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ROLLBACK",
                "commit prepared 'x'",
                "select 'commit'",
                "committed",
                "do $$ begin perform 1; end $$",
                "insert into t values ('; end')"
            })
    void other_words_are_no_commit(String sql) {
        greet();
        message('Q', sql + "\0");

        assertThat(endOfCommit(said.size())).isEqualTo(-1);
    }

    @Test
    void a_prepared_commit_ends_with_the_sync_behind_its_execution_in_pieces_of_any_size() {
        greet();
        message('P', "S_1\0COMMIT\0\0\0");
        message('P', "S_2\0insert into t values ($1)\0\0\0");
        message('B', "\0S_2\0\0\0\0\0\0\0");
        message('E', "\0\0\0\0\0");
        message('S', "");
        var before = said.size();
        message('B', "\0S_1\0\0\0\0\0\0\0");
        message('E', "\0\0\0\0\0");
        message('S', "");
        var end = said.size();
        message('X', "");

        for (var piece = 1; piece <= said.size(); piece++) {
            assertThat(endOfCommit(piece)).as("in pieces of " + piece).isEqualTo(end);
        }
        assertThat(end).isGreaterThan(before);
    }

    @Test
    void a_name_that_means_something_else_now_is_no_commit() {
        greet();
        message('P', "\0COMMIT\0\0\0");
        message('P', "\0select 1\0\0\0");
        message('B', "\0\0\0\0\0\0\0\0");
        message('E', "\0\0\0\0\0");
        message('S', "");

        assertThat(endOfCommit(7)).isEqualTo(-1);
    }

    @Test
    void a_long_statement_is_passed_over_without_being_kept() {
        greet();
        message('Q', "insert into t values ('" + "x".repeat(1_000_000) + "')\0");
        message('Q', "commit\0");

        assertThat(endOfCommit(16 * 1024)).isEqualTo(said.size());
    }

    private void greet() {
        said.writeBytes(
                ByteBuffer.allocate(8).putInt(8).putInt(WANTS_ENCRYPTION).array());
        var greeting = "user\0studio\0\0".getBytes(StandardCharsets.ISO_8859_1);
        said.writeBytes(ByteBuffer.allocate(8 + greeting.length)
                .putInt(8 + greeting.length)
                .putInt(PROTOCOL)
                .put(greeting)
                .array());
        message('p', "commit\0");
    }

    private void message(char type, String content) {
        var bytes = content.getBytes(StandardCharsets.ISO_8859_1);
        said.writeBytes(ByteBuffer.allocate(5 + bytes.length)
                .put((byte) type)
                .putInt(4 + bytes.length)
                .put(bytes)
                .array());
    }

    /** Returns after how many of all bytes a new watch sees a COMMIT, when they come in pieces of one size. */
    private int endOfCommit(int piece) {
        var watch = new CommitWatch();
        var all = said.toByteArray();
        for (var at = 0; at < all.length; at += piece) {
            var bytes = Arrays.copyOfRange(all, at, Math.min(all.length, at + piece));
            var end = watch.endOfCommit(bytes, bytes.length);
            if (end >= 0) {
                return at + end;
            }
        }
        return -1;
    }
}
