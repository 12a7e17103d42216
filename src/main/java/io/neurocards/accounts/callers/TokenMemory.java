package io.neurocards.accounts.callers;

import io.neurocards.database.Decisions;
import io.neurocards.database.Undecided;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which tokens are known while no database can be asked, of every kind: each in a file of its own beside the journal's folder. */
@Component
public final class TokenMemory {

    private static final Logger log = LoggerFactory.getLogger(TokenMemory.class);

    private final Decisions decisions;
    private final Clock clock;
    private final Path journal;
    private final List<KnownTokens<?>> all = new CopyOnWriteArrayList<>();

    TokenMemory(
            Decisions decisions,
            Clock clock,
            @Value("${neurocards.database.journal.folder:./data/journal}") Path journal) {
        this.decisions = decisions;
        this.clock = clock;
        this.journal = journal;
    }

    /**
     * Returns the memory of one kind, empty until it is read for the first time.
     *
     * @param file its name, such as {@code callers.json}
     * @param reading what is good at a moment, in the caller's transaction; bounded
     */
    public <T extends KnownTokens.Known> KnownTokens<T> of(
            String file, Class<T> type, Function<Instant, List<T>> reading) {
        return of(file, type, reading, _ -> false);
    }

    /**
     * Returns the memory of one kind that never knows those again whom this process ended.
     *
     * @param ended who they are
     */
    public <T extends KnownTokens.Known> KnownTokens<T> of(
            String file, Class<T> type, Function<Instant, List<T>> reading, Predicate<T> ended) {
        var tokens = new TokensFile<>(
                journal.resolveSibling(file), type, JsonMapper.builder().build());
        var known = new KnownTokens<>(tokens, decisions, reading, ended, clock);
        all.add(known);
        return known;
    }

    /** Takes what was kept before this process began. */
    public void load() throws IOException {
        for (var known : all) {
            known.load();
        }
    }

    /** Reads anew what is good, if a database can be asked; what is known stays otherwise. */
    public void refresh() throws IOException {
        try {
            for (var known : all) {
                known.refresh();
            }
        } catch (RuntimeException e) {
            if (Undecided.of(e).isEmpty()) {
                throw e;
            }
            log.info("Who was here lately could not be read: no database decides at present");
        }
    }
}
