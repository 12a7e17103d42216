package io.neurocards.operations.backups;

import io.neurocards.database.TestDatabase;
import java.nio.file.Path;

/** Backups of a test's database into a folder, for tests of who looks after them. */
public final class TestBackups {

    private final BackupBench bench;

    public TestBackups(TestDatabase database, Path folder) {
        bench = new BackupBench(database, folder);
    }

    public Path place() {
        return bench.place();
    }

    /** Tries to make one. */
    public void create() {
        bench.run("create");
    }

    public Backups backups() {
        return new Backups(bench.database.jdbc(), bench.settings(BackupBench.KEY));
    }

    /** Returns what a studio has that makes none. */
    public static Backups notSet(TestDatabase database) {
        return new Backups(database.jdbc(), new BackupSettings("", "03:30", "", "", "list", 7, 4, 6, ""));
    }
}
