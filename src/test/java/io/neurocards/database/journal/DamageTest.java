package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.journal.Finding.Kind;
import io.neurocards.database.journal.JournalSettings.OnDamage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {

    private static final long SEED = 20261131;
    private static final int COMMITS = 9;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_flipped_bit_anywhere_is_refused_or_repaired_and_never_changes_or_loses_anything(boolean mirrored)
            throws IOException {
        damage(mirrored).flipEveryByte(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_file_that_was_cut_anywhere_is_refused_or_repaired(boolean mirrored) throws IOException {
        damage(mirrored).cutAtEveryByte();
    }

    @Test
    void damage_to_what_was_acknowledged_is_refused_without_a_mirror() throws IOException {
        var damage = damage(false);
        assertThat(damage.segments()).hasSizeGreaterThan(1);

        var refused = 0;
        for (var file : damage.segments()) {
            var bytes = damage.bytes(file);
            var used = bytes.length;
            while (bytes[used - 1] == 0) {
                used--;
            }
            for (var at = 0; at < used - Frame.HEAD; at++) {
                assertThat(damage.open(file, Damage.flip(bytes, at, 3), OnDamage.REFUSE))
                        .as("%s, byte %d", file, at)
                        .isNull();
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1000);
    }

    @Test
    void a_missing_segment_is_refused_unless_it_is_the_last() throws IOException {
        var damage = damage(false);

        for (var file : damage.segments().subList(0, damage.segments().size() - 1)) {
            assertThat(damage.open(file, null, OnDamage.REFUSE)).as("%s", file).isNull();
        }
    }

    @Test
    void a_missing_segment_is_filled_from_the_mirror_and_reported() throws IOException {
        var damage = damage(true);

        for (var file : damage.segments()) {
            var opened = damage.open(file, null, OnDamage.REFUSE);

            assertThat(opened.contents()).isEqualTo(damage.expected());
            assertThat(opened.says(Kind.COPY_BEHIND)).isTrue();
        }
    }

    @Test
    void what_the_mirror_repaired_is_set_aside_and_reported() throws IOException {
        var damage = damage(true);
        var file = damage.segments().getFirst();
        var broken = Damage.flip(damage.bytes(file), SegmentHeader.SIZE + 20, 0);

        var opened = damage.open(file, broken, OnDamage.REFUSE);

        assertThat(opened.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(Kind.REPAIRED);
            assertThat(finding.path()).isEqualTo(file);
            assertThat(opened.disk().bytes(finding.setAside())).startsWith(Arrays.copyOf(broken, 200));
        });
    }

    @Test
    void an_operator_may_go_on_with_everything_that_can_be_read() throws IOException {
        var damage = damage(false);
        var before = waiting(damage.expected());

        for (var file : damage.segments()) {
            var bytes = damage.bytes(file);
            for (var at = SegmentHeader.SIZE; at < bytes.length; at++) {
                var broken = Damage.flip(bytes, at, 5);
                var opened = damage.open(file, broken, OnDamage.KEEP_GOOD_PART);

                var lost = waiting(damage.expected());
                lost.removeAll(waiting(opened.contents()));
                assertThat(lost).as("lost by byte %d of %s", at, file).hasSizeLessThanOrEqualTo(1);
                if (damage.open(file, broken, OnDamage.REFUSE) == null) {
                    assertThat(opened.findings())
                            .filteredOn(finding -> finding.kind() == Kind.DAMAGED && finding.setAside() != null)
                            .as("byte %d of %s", at, file)
                            .isNotEmpty();
                }
            }
        }
        assertThat(before).hasSizeGreaterThan(2);
    }

    @Test
    void a_header_that_is_lost_loses_its_segment_alone_when_an_operator_goes_on() throws IOException {
        var damage = damage(false);
        for (var file : damage.segments()) {
            var opened = damage.open(file, Damage.flip(damage.bytes(file), 60, 1), OnDamage.KEEP_GOOD_PART);

            assertThat(opened.says(Kind.DAMAGED)).isTrue();
        }
    }

    private static Set<AcceptedOperation> waiting(Expected contents) {
        return contents.waiting().stream().collect(Collectors.toSet());
    }

    private static Damage damage(boolean mirrored) throws IOException {
        return Damage.of(SEED, COMMITS, mirrored, files -> files);
    }
}
