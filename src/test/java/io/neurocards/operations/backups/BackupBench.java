package io.neurocards.operations.backups;

import io.neurocards.database.TestDatabase;
import io.neurocards.ledger.LedgerFixture;
import io.neurocards.media.Bucket;
import io.neurocards.media.LocalMediaStore;
import io.neurocards.media.MediaKey;
import io.neurocards.media.MediaStore;
import io.neurocards.media.remote.TestDepots;
import io.neurocards.operations.figures.Statistics;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Mode;
import io.neurocards.shared.PersonId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code backup} over a database, a store and a place of its own. */
final class BackupBench implements AutoCloseable {

    static final String KEY = "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef";
    static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

    final TestDatabase database;
    final Path folder;
    final MediaStore store;
    final List<String> said = new ArrayList<>();

    BackupBench(TestDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        try {
            this.store = LocalMediaStore.in(folder.resolve("storage"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path place() {
        return folder.resolve("backups");
    }

    BackupSettings settings(String key) {
        return new BackupSettings(place().toString(), "03:30", key, "", "list", 7, 4, 6, "");
    }

    int run(String... words) {
        return run(Clock.systemUTC(), settings(KEY), words);
    }

    int run(Clock clock, BackupSettings settings, String... words) {
        return tool(database.dataSource(), clock, settings).run(List.of(words), said::add);
    }

    /** Returns the nightly one, of a process whose figures are counted in {@code zone}. */
    NightlyBackup nightly(Clock clock, BackupSettings settings, Statistics days) {
        var json = new BackupJson(JsonMapper.shared(), clock);
        var tool = tool(database.dataSource(), clock, settings);
        return new NightlyBackup(
                tool.create(), tool.prune(), tool.vaults(), new Backups(database.jdbc(), settings), days, json);
    }

    BackupTool tool(DataSource dataSource, Clock clock, BackupSettings settings) {
        var provider = provider(dataSource);
        var json = new BackupJson(JsonMapper.shared(), clock);
        var proofs = new ProofReader(clock);
        var walk = new BackupWalk(json);
        var verify = new VerifyBackup(walk);
        var vaults = new BackupVaults(TestDepots.folders(), settings, Mode.PRODUCTION);
        var create = new CreateBackup(
                provider, vaults, new MediaListing(store), proofs, json, "BACKUP_KEY=(set)\nFREE_CREDITS=2\n");
        var recorded =
                new RecordedBackup(create, new Backups(database.jdbc(), settings), database.decisions(clock), json);
        var restore = new RestoreCommand(
                new RestoreBackup(walk, proofs, new RestoreTarget(provider, settings)), new RestoreMedia(walk, store));
        return new BackupTool(recorded, vaults, verify, restore, new PruneBackups(provider, walk, verify, settings));
    }

    private static ObjectProvider<DataSource> provider(DataSource dataSource) {
        var beans = new StaticListableBeanFactory();
        beans.addBean("dataSource", dataSource);
        return beans.getBeanProvider(DataSource.class);
    }

    /** Somebody has credits, and the store has two photos of one content and a clip. */
    PersonId work() throws IOException {
        store.put(new MediaKey(Bucket.INPUTS, "one.jpg"), new byte[] {1, 2, 3});
        store.put(new MediaKey(Bucket.INPUTS, "two.jpg"), new byte[] {1, 2, 3});
        store.put(new MediaKey(Bucket.OUTPUTS, "2026/clip.mp4"), new byte[100_000]);
        return spend();
    }

    PersonId spend() {
        var ledger = LedgerFixture.ledgerOn(database.jdbc());
        var decisions = database.decisions(Clock.systemUTC());
        var person = PersonId.at(NOW);
        decisions.act(() -> {
            database.jdbc()
                    .sql("insert into persons (id, locale, created_at) values (:id, 'ru', now())")
                    .param("id", person.value())
                    .update();
            database.jdbc()
                    .sql("insert into workers (id, name, started_at, beat_at)"
                            + " values (gen_random_uuid(), 'Ёлка ' || :person, now(), now())")
                    .param("person", person.toString())
                    .update();
            ledger.grant(person, Credits.of(100), "grant:" + person, NOW);
        });
        return person;
    }

    List<Path> files() throws IOException {
        if (!Files.isDirectory(place())) {
            return List.of();
        }
        try (var all = Files.list(place())) {
            return all.filter(file -> file.getFileName().toString().startsWith("neurocards-"))
                    .sorted()
                    .toList();
        }
    }

    Path newest() throws IOException {
        return files().getLast();
    }

    @Override
    public void close() {
        database.close();
    }
}
