package io.neurocards.snapshot;

import io.neurocards.accounts.platforms.LatelyHere;
import io.neurocards.accounts.platforms.PlatformsOfPerson;
import io.neurocards.database.Decisions;
import io.neurocards.database.pair.Pair;
import io.neurocards.jobs.FinalTurn;
import io.neurocards.jobs.Ticker;
import io.neurocards.ledger.Ledger;
import io.neurocards.loyalty.Loyalty;
import io.neurocards.orders.OrderHistory;
import io.neurocards.shared.ServerSecret;
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
    Copying.Possessions copiedPossessions(Ledger ledger, Videos videos, Loyalty loyalty, OrderHistory orders) {
        return new Copying.Possessions(ledger, videos, loyalty, orders);
    }

    @Bean
    Copying.People copiedPeople(LatelyHere lately, AskedFor asked, PlatformsOfPerson platforms, ServerSecret secret) {
        return new Copying.People(lately, asked, platforms, new KeptNames(secret));
    }

    @Bean
    Snapshot snapshot(
            Decisions decisions,
            Copying.People people,
            Copying.Possessions possessions,
            Clock clock,
            @Value("${neurocards.database.journal.folder:./data/journal}") Path journal) {
        var json = JsonMapper.builder().build();
        var copying = new Copying(decisions, people, possessions, json, clock);
        var file = new SnapshotFile(journal.resolveSibling("snapshot.kept"));
        return new Snapshot(copying::copy, file, people.names(), json);
    }

    @Bean
    KeepSnapshot keepSnapshot(Snapshot snapshot, ObjectProvider<Pair> pair, Clock clock) {
        return new KeepSnapshot(
                snapshot, () -> pair.stream().map(Pair::mode).findFirst().orElse(null), clock);
    }

    @Bean
    Ticker snapshotTicker(KeepSnapshot turn) {
        return new Ticker("snapshot", KeepSnapshot.EVERY, turn);
    }

    @Bean
    FinalTurn lastSnapshot(KeepSnapshot turn, Snapshot snapshot) {
        return new FinalTurn("snapshot", turn::last, () -> {
            var kept = snapshot.figures().items();
            return kept == 0 ? null : "customers kept for reading: " + kept + ", as of " + snapshot.asOf();
        });
    }
}
