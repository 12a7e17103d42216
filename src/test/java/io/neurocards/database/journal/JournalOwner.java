package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalAnswer.Kept;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that accepts operations until it is killed: prints {@code asked} before and {@code kept} after each. With a
 * second argument it stops for ever after that many forces, when the bytes are on the disk and nobody was told.
 */
final class JournalOwner {

    private JournalOwner() {}

    public static void main(String[] arguments) throws IOException {
        var stopAfter = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Integer.MAX_VALUE;
        var changes = new Changes(new Random());
        try (var journal = NodeJournal.open(new StoppingFiles(stopAfter), settings(Path.of(arguments[0])))) {
            System.out.println("opened");
            while (true) {
                var operation = changes.operation();
                System.out.println("asked " + operation.id());
                if (journal.accept(operation) instanceof Kept) {
                    System.out.println("kept " + operation.id());
                }
            }
        } catch (JournalRefusedException e) {
            System.out.println("refused " + e.getMessage());
            System.exit(3);
        }
    }

    static JournalSettings settings(Path folder) {
        return new JournalSettings(folder, null, 64 << 10, 1_000_000, 0, JournalSettings.OnDamage.REFUSE);
    }

    private static final class StoppingFiles extends ForwardingFiles {

        private int left;

        StoppingFiles(int left) {
            super(new DiskFiles());
            this.left = left;
        }

        @Override
        public JournalFile create(Path file) throws IOException {
            return new ForwardingFile(super.create(file)) {
                @Override
                public void force(boolean metadata) throws IOException {
                    super.force(metadata);
                    if (!metadata && --left == 0) {
                        System.out.println("forced");
                        while (true) {
                            LockSupport.park();
                        }
                    }
                }
            };
        }
    }
}
