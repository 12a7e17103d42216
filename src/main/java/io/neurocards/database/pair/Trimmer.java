package io.neurocards.database.pair;

import io.neurocards.database.log.LogTrim;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes away what both logs need no more, now and then, while both databases are in use. */
final class Trimmer {

    private static final Logger log = LoggerFactory.getLogger(Trimmer.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMinutes(10);

    private final PairNode node;
    private final Both<Link> links;

    Trimmer(PairNode node, Both<Link> links) {
        this.node = node;
        this.links = links;
    }

    /** Trims once if both databases are in use; returns when to look again. */
    Duration round() {
        if (node.modes().mode() != Mode.FULL_OPERATIONAL) {
            return SOON;
        }
        var bothHave = node.parts().stable().mark();
        links.forEach(link -> {
            var trim = new LogTrim(JdbcClient.create(link.pool()));
            var entries = trim.entries(bothHave, LogTrim.ENTRIES_STAY);
            var orphans = trim.orphans(LogTrim.ORPHANS_STAY);
            if (entries + orphans > 0) {
                log.info("Log trimmed: side={}, entries={}, orphans={}", link.side(), entries, orphans);
            }
        });
        return EVERY;
    }
}
