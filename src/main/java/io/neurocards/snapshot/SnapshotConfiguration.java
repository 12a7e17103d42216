package io.neurocards.snapshot;

import io.neurocards.accounts.Sessions;
import io.neurocards.database.Decisions;
import io.neurocards.database.pair.Pair;
import io.neurocards.jobs.Ticker;
import io.neurocards.ledger.Ledger;
import io.neurocards.videos.Videos;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** With a backup only: without one nobody is known while the database is away, so nobody could read. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    @Bean
    Snapshot snapshot(
            Decisions decisions,
            Sessions sessions,
            Ledger ledger,
            Videos videos,
            Clock clock,
            @Value("${neurocards.database.journal.folder:./data/journal}") Path journal) {
        var json = JsonMapper.builder().build();
        var copying = new Copying(decisions, sessions, ledger, videos, json, clock);
        return new Snapshot(copying::copy, new SnapshotFile(journal.resolveSibling("snapshot.kept")), json);
    }

    @Bean
    Ticker snapshotTicker(Snapshot snapshot, ObjectProvider<Pair> pair, Clock clock) {
        var turn = new KeepSnapshot(
                snapshot, () -> pair.stream().map(Pair::mode).findFirst().orElse(null), clock);
        return new Ticker("snapshot", KeepSnapshot.EVERY, turn);
    }
}
