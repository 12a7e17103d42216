package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.journal.ForwardingFiles.ForwardingFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Journals with a bug each: a checker that does not notice one proves nothing about the journal without it. */
class PlantedBugsTest {

    private static final int HISTORIES = 400;

    @Test
    void a_journal_that_does_not_force_is_caught() {
        assertCaught(files(file -> new ForwardingFile(file) {
            @Override
            public void force(boolean metadata) {
                // the bug
            }
        }));
    }

    @Test
    void a_journal_that_forces_only_new_files_is_caught() {
        assertCaught(files(file -> new ForwardingFile(file) {
            @Override
            public void force(boolean metadata) throws IOException {
                if (metadata) {
                    super.force(true);
                }
            }
        }));
    }

    @Test
    void a_journal_that_does_not_force_new_files_is_caught() {
        assertCaught(files(file -> new ForwardingFile(file) {
            @Override
            public void force(boolean metadata) throws IOException {
                if (!metadata) {
                    super.force(false);
                }
            }
        }));
    }

    @Test
    void a_journal_that_forces_one_answer_late_is_caught() {
        assertCaught(files(file -> new ForwardingFile(file) {
            private boolean due;

            @Override
            public void write(ByteBuffer bytes, long at) throws IOException {
                if (due) {
                    super.force(true);
                }
                super.write(bytes, at);
            }

            @Override
            public void force(boolean metadata) {
                due = true;
            }
        }));
    }

    @Test
    void a_journal_that_forces_again_after_a_failure_and_believes_it_is_caught() {
        assertCaught(files(file -> new ForwardingFile(file) {
            @Override
            public void force(boolean metadata) throws IOException {
                try {
                    super.force(metadata);
                } catch (IOException _) {
                    super.force(metadata);
                }
            }
        }));
    }

    @Test
    void a_journal_that_takes_a_failed_write_for_done_is_caught() {
        assertCaught(files(file -> new ForwardingFile(file) {
            @Override
            public void write(ByteBuffer bytes, long at) {
                try {
                    super.write(bytes, at);
                } catch (IOException _) {
                    bytes.position(bytes.limit());
                }
            }
        }));
    }

    @Test
    void a_journal_that_does_not_force_folders_is_caught() {
        assertCaught(files -> new ForwardingFiles(files) {
            @Override
            public void forceFolder(Path folder) {
                // the bug
            }
        });
    }

    @Test
    void a_journal_that_deletes_before_the_new_segment_is_proven_is_caught() {
        assertCaught(files -> new ForwardingFiles(files) {
            @Override
            public JournalFile create(Path file) throws IOException {
                for (var name : names(file.getParent())) {
                    if (SegmentName.number(name).isPresent()) {
                        delete(file.resolveSibling(name));
                    }
                }
                return super.create(file);
            }
        });
    }

    @Test
    void a_journal_that_keeps_facts_after_publishing_is_caught() {
        assertCaught(files -> files, () -> new Contents() {
            @Override
            void publish(Register next, Mark stable) {
                apply(new JournalRecord.RegisterChanged(next), new FactRef(stable, 0, 0, 0));
                apply(new JournalRecord.Marked(stable), new FactRef(stable, 0, 0, 0));
            }
        });
    }

    @Test
    void a_journal_that_believes_every_checksum_is_caught() throws IOException {
        var damage = Damage.of(1, 8, false, BelievingFiles::new);

        assertThatThrownBy(() -> damage.flipEveryByte(0)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_journal_that_ends_at_the_first_bad_record_is_caught() throws IOException {
        var damage = Damage.of(1, 8, false, EndingFiles::new);

        assertThatThrownBy(() -> damage.flipEveryByte(0)).isInstanceOf(AssertionError.class);
    }

    @Test
    void a_journal_that_does_not_know_how_long_its_files_are_is_caught() throws IOException {
        var damage = Damage.of(1, 8, false, files -> new ForwardingFiles(files) {
            private static final int LONG_ENOUGH = 8 << 10;

            @Override
            public long size(Path file) {
                return LONG_ENOUGH;
            }

            @Override
            public ByteBuffer read(Path file, long from, int length) throws IOException {
                return ByteBuffer.allocate(Math.clamp(LONG_ENOUGH - from, 0, length))
                        .put(super.read(file, from, length))
                        .rewind();
            }
        });

        assertThatThrownBy(damage::cutAtEveryByte).isInstanceOf(AssertionError.class);
    }

    private static UnaryOperator<JournalFiles> files(Function<JournalFile, JournalFile> bug) {
        return files -> new ForwardingFiles(files) {
            @Override
            public JournalFile create(Path file) throws IOException {
                return bug.apply(super.create(file));
            }
        };
    }

    private static void assertCaught(UnaryOperator<JournalFiles> bug) {
        assertCaught(bug, Contents::new);
    }

    private static void assertCaught(UnaryOperator<JournalFiles> bug, Supplier<Contents> contents) {
        for (var seed = 0; seed < HISTORIES; seed++) {
            try {
                Attack.run(seed, seed % 2 == 0, 60, bug, contents);
            } catch (AssertionError caught) {
                assertThat(caught).hasMessageContaining("seed " + seed);
                return;
            }
        }
        throw new AssertionError("Nothing noticed the bug in " + HISTORIES + " histories");
    }

    /** Makes every checksum right, which is what not looking at it comes to. */
    private static final class BelievingFiles extends ForwardingFiles {

        BelievingFiles(JournalFiles files) {
            super(files);
        }

        @Override
        public ByteBuffer read(Path file, long from, int length) throws IOException {
            var bytes = super.read(file, 0, Integer.MAX_VALUE);
            var header = SegmentHeader.decode(bytes);
            for (var at = SegmentHeader.SIZE; header != null && at + Frame.HEAD <= bytes.limit(); ) {
                var payload = bytes.getInt(at);
                if (payload < 0 || at + Frame.HEAD + payload > bytes.limit() || bytes.get(at + 16) == 0) {
                    break;
                }
                var array = new byte[payload];
                bytes.get(at + Frame.HEAD, array);
                bytes.put(at, Frame.encode(header.salt(), bytes.getLong(at + 8), bytes.get(at + 16), array));
                at += Frame.HEAD + payload;
            }
            return bytes.slice((int) from, Math.clamp(bytes.limit() - from, 0, length));
        }
    }

    /** Blanks everything after the first frame that is not valid. */
    private static final class EndingFiles extends ForwardingFiles {

        EndingFiles(JournalFiles files) {
            super(files);
        }

        @Override
        public ByteBuffer read(Path file, long from, int length) throws IOException {
            var bytes = super.read(file, 0, Integer.MAX_VALUE);
            var header = SegmentHeader.decode(bytes);
            if (header != null) {
                var window = new Window(
                        new ForwardingFiles(null) {
                            @Override
                            public long size(Path any) {
                                return bytes.limit();
                            }

                            @Override
                            public ByteBuffer read(Path any, long start, int count) {
                                return bytes.slice((int) start, Math.clamp(bytes.limit() - start, 0, count));
                            }
                        },
                        file);
                var end = new SegmentReader(window, header).inOrder(_ -> {});
                bytes.put((int) end, new byte[(int) (bytes.limit() - end)]);
            }
            return bytes.slice((int) from, Math.clamp(bytes.limit() - from, 0, length));
        }
    }
}
