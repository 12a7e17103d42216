package io.neurocards.waiting;

import io.neurocards.database.journal.Priority;
import io.neurocards.database.log.TestPair;
import io.neurocards.database.pair.Mode;
import io.neurocards.database.pair.RunningPair;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ShiftedClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What waits, on two real databases that a test takes away and gives back, with notes as what is wished. */
final class WaitingRoom implements AutoCloseable {

    static final WaitingSettings SETTINGS = new WaitingSettings(
            20,
            4,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            3,
            Duration.ofSeconds(30),
            Duration.ofDays(7));

    final RunningPair pair;
    final Notes notes;
    final Notes urgent;
    final Acceptance acceptance;
    final WaitedOperations operations;
    final Outcomes outcomes;
    final Replay replay;
    final DeadLetterBox box;
    final ShiftedClock clock = new ShiftedClock();
    /** By id, because whoever hears of it hears again when the transaction is tried again. */
    final Map<OperationId, WaitedOperation> heard = new ConcurrentHashMap<>();

    WaitingRoom(Path folder) throws Exception {
        this(RunningPair.over(TestPair.unopened(), folder), SETTINGS);
    }

    WaitingRoom(RunningPair pair, WaitingSettings settings) throws InterruptedException {
        this.pair = pair;
        pair.awaitMode(Mode.FULL_OPERATIONAL);
        notes = new Notes(pair::decisions, pair::jdbc, Priority.NORMAL, Optional.of(Duration.ofHours(24)));
        urgent = new Notes(pair::decisions, pair::jdbc, Priority.EMERGENCY, Optional.empty());
        Map<String, WaitingAction> actions = Stream.<WaitingAction>of(notes, urgent)
                .collect(Collectors.toMap(WaitingAction::type, Function.identity()));
        acceptance = new Acceptance(pair::journal, () -> actions, settings, clock);
        outcomes = new Outcomes(
                pair.decisions(),
                new WaitedRows(pair.jdbc(), JsonMapper.builder().build()),
                event -> {
                    var operation = ((OperationDecided) event).operation();
                    heard.put(operation.id(), operation);
                });
        box = new DeadLetterBox(pair::journal, new Deciding(() -> actions, clock), outcomes);
        operations = new WaitedOperations(pair::journal, outcomes);
        replay = new Replay(
                pair::journal,
                () -> pair.pair().mode() != Mode.CACHE_ONLY,
                new Deciding(() -> actions, clock),
                outcomes,
                settings,
                clock);
    }

    /** Takes both databases away. */
    void shut() throws InterruptedException {
        pair.databases.primary.refuse();
        pair.databases.backup.refuse();
        pair.awaitMode(Mode.CACHE_ONLY);
    }

    void open() throws InterruptedException {
        pair.databases.primary.accept();
        pair.databases.backup.accept();
        pair.await(() -> pair.pair().mode() != Mode.CACHE_ONLY);
    }

    Answer<String> wish(Notes kind, PersonId person, String text) throws IOException {
        return acceptance.of(
                person, () -> "/notes/" + kind.write(OperationId.named(text), text), () -> kind.wish(person, text));
    }

    /** Returns what was written in the database that decides, with how often. */
    Map<String, Long> written() {
        return pair.jdbc().sql("select name from workers").query(String.class).list().stream()
                .map(name -> name.substring(0, name.lastIndexOf(' ')))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public void close() throws IOException {
        pair.databases.primary.accept();
        pair.databases.backup.accept();
        pair.close();
    }
}
