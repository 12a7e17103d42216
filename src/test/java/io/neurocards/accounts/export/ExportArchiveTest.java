package io.neurocards.accounts.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.TestDatabase;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The archive, of files that are as tests need them. */
class ExportArchiveTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();

    @org.junit.jupiter.api.AfterEach
    void close() {
        database.close();
    }

    @FunctionalInterface
    private interface Files {
        void each(ExportedData.Sink sink) throws IOException;
    }

    private void write(Files files, OutputStream target) throws IOException {
        var part = new ExportedData() {
            @Override
            public List<ExportedSection> sections() {
                return List.of();
            }

            @Override
            public void files(PersonId person, Sink sink) throws IOException {
                files.each(sink);
            }
        };
        new ExportArchive(database.jdbc(), List.of(part), List.of(PersonId.at(NOW)), NOW).write(target);
    }

    private Map<String, String> written(Files files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        write(files, bytes);
        var found = new HashMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                found.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return found;
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many bytes out of nowhere, and then a failure if there is one. */
    private static final class Flow extends InputStream {
        private long left;
        private final boolean fails;
        private final AtomicInteger open;

        Flow(long left, boolean fails, AtomicInteger open) {
            this.left = left;
            this.fails = fails;
            this.open = open;
            open.incrementAndGet();
        }

        @Override
        public int read() {
            throw new IllegalStateException("One byte at a time takes for ever");
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0 && fails) {
                throw new IOException("Connection reset");
            }
            if (left == 0) {
                return -1;
            }
            var given = (int) Math.min(left, length);
            left -= given;
            return given;
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    @Test
    void what_is_away_is_named_and_the_rest_comes() throws IOException {
        var open = new AtomicInteger();
        var files = written(sink -> {
            sink.add("clips/gone.mp4", () -> {
                throw new ProblemException(ProblemCode.NOT_FOUND);
            });
            sink.add("clips/away.mp4", () -> {
                throw new IOException("Connection refused");
            });
            sink.add("clips/half.mp4", () -> new Flow(10, true, open));
            sink.add("clips/here.mp4", () -> bytes("whole"));
            sink.add("clips/here.mp4", () -> bytes("another"));
        });

        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "data.json", "README.txt", "clips/half.mp4", "clips/here.mp4", "clips/here (2).mp4");
        assertThat(files).containsEntry("clips/here.mp4", "whole").containsEntry("clips/here (2).mp4", "another");
        var readme = files.get("README.txt");
        assertThat(readme.substring(readme.indexOf("are gone:"), readme.indexOf("can't be read")))
                .contains("clips/gone.mp4")
                .doesNotContain("away", "half");
        assertThat(readme.substring(readme.indexOf("can't be read")))
                .contains("clips/away.mp4", "clips/half.mp4")
                .doesNotContain("gone.mp4", "here");
        assertThat(open).hasValue(0);
    }

    /** More than any test may have of memory. */
    @Test
    void two_hundred_large_clips_pass_through_a_small_memory() throws IOException {
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var each = 16L * 1024 * 1024;
        var target = new OutputStream() {
            private long length;

            @Override
            public void write(int one) {
                length++;
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                length += count;
                most.accumulateAndGet(open.get(), Math::max);
            }
        };

        write(
                sink -> {
                    for (var number = 0; number < 200; number++) {
                        sink.add("clips/" + number + ".mp4", () -> new Flow(each, false, open));
                    }
                },
                target);

        assertThat(target.length).isGreaterThan(200 * each);
        assertThat(most).as("files that were open at once").hasValue(1);
        assertThat(open).hasValue(0);
    }

    @Test
    void whoever_reads_no_further_ends_it() {
        var target = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        write(sink -> sink.add("clips/one.mp4", () -> bytes("one")), target))
                .hasStackTraceContaining("Broken pipe");
    }
}
