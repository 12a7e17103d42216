package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.journal.JournalAnswer.Kept;
import io.neurocards.database.journal.JournalAnswer.Refused;
import io.neurocards.database.journal.JournalAnswer.Unknown;
import io.neurocards.database.journal.JournalAnswer.Why;
import io.neurocards.database.journal.JournalSettings.OnDamage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A history from a seed: changes alone and in groups, failing calls, kills and losses of power at any call, and after each
 * of them the question whether the journal holds exactly what it acknowledged, and of what is unknown a beginning at most.
 */
final class Attack {

    static final Path FOLDER = Path.of("/journal");
    static final Path MIRROR = Path.of("/mirror/journal");

    private final Random random;
    private final Changes changes;
    private final JournalSettings settings;
    private final UnaryOperator<JournalFiles> tampered;
    private final Supplier<Contents> contents;
    private final StringBuilder story = new StringBuilder();
    private MemoryFiles disk = new MemoryFiles();
    private @Nullable JournalCore core;
    private boolean armed;
    private Expected now = Expected.NOTHING;
    private List<Expected> possible = List.of(now);
    private long lastId;

    Attack(long seed, boolean mirrored, UnaryOperator<JournalFiles> tampered, Supplier<Contents> contents) {
        this.random = new Random(seed);
        this.changes = new Changes(random);
        this.settings = settings(mirrored ? MIRROR : null);
        this.tampered = tampered;
        this.contents = contents;
        story.append("seed ").append(seed).append(mirrored ? ", mirrored" : "");
    }

    static JournalSettings settings(@Nullable Path mirror) {
        return new JournalSettings(FOLDER, mirror, 1500, 12, 0, OnDamage.REFUSE);
    }

    /** @throws AssertionError with the story, when the journal lied */
    static void run(long seed, boolean mirrored, int steps) {
        run(seed, mirrored, steps, files -> files, Contents::new);
    }

    static void run(
            long seed, boolean mirrored, int steps, UnaryOperator<JournalFiles> tampered, Supplier<Contents> contents) {
        var attack = new Attack(seed, mirrored, tampered, contents);
        try {
            attack.open();
            for (var step = 0; step < steps; step++) {
                attack.step();
            }
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("The journal failed: " + attack.story, e);
        }
    }

    /**
     * A short history in which {@code faults} strike from the beginning, and the machine is lost at its end.
     *
     * @return whether the fault was met
     */
    static boolean under(long seed, boolean mirrored, Faults faults, int commits) {
        var attack = new Attack(seed, mirrored, files -> files, Contents::new);
        try {
            attack.armed = true;
            attack.disk.with(faults);
            try {
                attack.core = JournalCore.open(attack.disk, attack.settings, new Contents());
                for (var i = 0; i < commits; i++) {
                    attack.commit();
                }
            } catch (JournalRefusedException e) {
                throw new AssertionError("Refused for a failing disk: " + attack.story, e);
            } catch (IOException e) {
                assertThat(attack.core)
                        .as("only opening may throw: %s, %s", e, attack.story)
                        .isNull();
            }
            attack.end();
        } catch (IOException | RuntimeException e) {
            throw new AssertionError("The journal failed: " + attack.story, e);
        }
        return faults.wasMet();
    }

    private void end() throws IOException {
        disk = random.nextBoolean() ? disk.afterKill() : disk.afterPowerLoss(random);
        reopened();
        commit();
        losePower();
    }

    private void step() throws IOException {
        switch (random.nextInt(20)) {
            case 0 -> losePower();
            case 1 -> kill();
            case 2 -> reopen();
            case 3 -> arm(faults().once(random.nextInt(12)));
            case 4 -> arm(faults().fromThenOn(random.nextInt(12)));
            case 5, 6 -> heal();
            case 7 -> {
                arm(Faults.none().part(random.nextInt(300)).fromThenOn(random.nextInt(40)));
                commit();
                losePower();
            }
            default -> commit();
        }
    }

    private Faults faults() {
        var faults = Faults.none().part(random.nextInt(300));
        if (random.nextBoolean()) {
            faults.butDone();
        }
        if (random.nextInt(3) == 0) {
            faults.fullDisk();
        }
        return random.nextBoolean() ? faults : faults.in(random.nextBoolean() ? FOLDER : MIRROR);
    }

    private void arm(Faults faults) {
        armed = true;
        disk.with(faults);
        story.append("; faults");
    }

    private void heal() {
        armed = false;
        disk.with(Faults.none());
        story.append("; healed");
    }

    private void commit() throws IOException {
        var group = new ArrayList<Change>();
        var then = now;
        for (var i = random.nextInt(4); i >= 0; i--) {
            var change = changes.next(then);
            then = then.after(change.record());
            group.add(change);
        }
        var answers = core.commit(group);
        story.append("; ")
                .append(group.stream()
                        .map(change -> change.record().getClass().getSimpleName())
                        .toList());
        story.append(answers.stream()
                .map(answer -> answer.getClass().getSimpleName())
                .toList());
        check(group, answers);
    }

    private void check(List<Change> group, List<JournalAnswer> answers) throws IOException {
        var kept = now;
        var prefixes = new ArrayList<Expected>();
        var maybe = now;
        for (var i = 0; i < group.size(); i++) {
            switch (answers.get(i)) {
                case Kept(var id) -> {
                    assertThat(id).as("ids rise: %s", story).isGreaterThanOrEqualTo(lastId);
                    lastId = id;
                    kept = kept.after(group.get(i).record());
                }
                case Unknown _ -> {
                    assertThat(armed).as("unknown without a fault: %s", story).isTrue();
                    maybe = maybe.after(group.get(i).record());
                    prefixes.add(maybe);
                }
                case Refused(var why, var sentence) ->
                    assertThat(why == Why.FULL
                                    || why == Why.LOW_DISK
                                    || (armed && why == Why.DISK)
                                    || follows(why, answers))
                            .as("%s %s: %s", why, sentence, story)
                            .isTrue();
            }
        }
        var isChanged = answers.stream().anyMatch(Kept.class::isInstance) && !kept.equals(now);
        now = kept;
        disk.faults().pause(true);
        assertThat(Expected.of(core)).as("what it goes by: %s", story).isEqualTo(now);
        disk.faults().pause(false);
        if (isChanged || core.state().copies() > 0) {
            possible = List.of(now);
        } else {
            var more = new ArrayList<>(possible);
            more.addAll(prefixes);
            possible = more;
        }
    }

    /** Of a group that was generated under the belief that all is kept, later changes may rightly be refused. */
    private static boolean follows(Why why, List<JournalAnswer> answers) {
        return why != Why.DISK && answers.stream().anyMatch(answer -> !(answer instanceof Kept));
    }

    private void reopen() throws IOException {
        heal();
        core.close();
        open();
    }

    private void kill() throws IOException {
        story.append("; killed");
        armed = false;
        disk = disk.afterKill();
        open();
    }

    private void losePower() throws IOException {
        story.append("; power lost");
        armed = false;
        disk = disk.afterPowerLoss(random);
        open();
    }

    /** Often not at the first try: the power goes or a call fails while it opens. */
    private void open() throws IOException {
        while (random.nextInt(3) == 0) {
            disk.with(faults().fromThenOn(random.nextInt(60)));
            try {
                JournalCore.open(tampered.apply(disk), settings, contents.get());
                story.append("; opened in spite of faults");
            } catch (IOException e) {
                story.append("; not opened: ").append(e.getMessage());
            }
            disk = random.nextBoolean() ? disk.afterKill() : disk.afterPowerLoss(random);
        }
        reopened();
    }

    private void reopened() throws IOException {
        armed = false;
        disk.with(Faults.none());
        core = JournalCore.open(tampered.apply(disk), settings, contents.get());
        now = Expected.of(core);
        story.append("; opened");
        assertThat(possible).as("what it holds: %s", story).contains(now);
        assertThat(core.state().lastId()).as("ids rise: %s", story).isGreaterThanOrEqualTo(lastId);
        possible = List.of(now);
    }
}
