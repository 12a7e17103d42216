package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.journal.Faults.Call;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every call fails once, and from then on; every write is torn at every length. */
class FailingDiskTest {

    private static final int COMMITS = 12;
    private static final int MOST_CALLS = 1000;
    private static final int LONGEST_WRITE = 260;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_call_may_fail_once_or_for_ever_with_an_error_or_a_full_disk(boolean mirrored) {
        for (Supplier<Faults> kind : List.<Supplier<Faults>>of(
                Faults::none,
                () -> Faults.none().butDone().part(40),
                () -> Faults.none().fullDisk(),
                () -> Faults.none().fullDisk().part(100))) {
            failEveryCall(mirrored, kind);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/journal", "/mirror/journal"})
    void every_call_to_one_of_two_folders_may_fail(String folder) {
        failEveryCall(true, () -> Faults.none().in(Path.of(folder)));
    }

    private static void failEveryCall(boolean mirrored, Supplier<Faults> kind) {
        for (var call = 0; call < MOST_CALLS; call++) {
            var once = Attack.under(call, mirrored, kind.get().once(call), COMMITS);
            var forEver = Attack.under(call, mirrored, kind.get().fromThenOn(call), COMMITS);
            if (!once && !forEver) {
                assertThat(call).as("calls").isGreaterThan(COMMITS);
                return;
            }
        }
        throw new AssertionError("The fault was always met");
    }

    @Test
    void a_write_may_be_torn_at_every_length() {
        var call = 0;
        while (tear(call, 0)) {
            for (var part = 1; part <= LONGEST_WRITE; part++) {
                assertThat(tear(call, part)).isTrue();
            }
            call++;
        }
        assertThat(call).as("writes").isGreaterThan(8);
    }

    private static boolean tear(int call, int part) {
        var faults = Faults.none().only(EnumSet.of(Call.WRITE)).part(part).fromThenOn(call);
        return Attack.under(7, false, faults, 4);
    }
}
