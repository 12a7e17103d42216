package io.neurocards.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123Z");

    @Test
    void an_id_carries_its_moment_and_says_what_it_is() {
        var id = UuidV7.at(NOW);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void ids_of_one_millisecond_sort_as_they_were_made_and_never_repeat() {
        var ids = new ArrayList<String>();
        for (var count = 0; count < 10_000; count++) {
            ids.add(UuidV7.at(NOW.plusMillis(count / 3000)).toString());
        }

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids.subList(0, 3000)).isSorted();
    }

    @Test
    void the_same_intention_has_the_same_id_and_another_has_not() {
        var ann = new PersonId(UUID.fromString("00000000-0000-7000-8000-000000000001"));
        var bob = new PersonId(UUID.fromString("00000000-0000-7000-8000-000000000002"));

        var ids = List.of(
                OperationId.of(ann, "order", "key"),
                OperationId.of(bob, "order", "key"),
                OperationId.of(ann, "cancel", "key"),
                OperationId.of(ann, "order", "other"));

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(OperationId.of(ann, "order", "key")).isEqualTo(ids.getFirst());
        assertThat(ids.getFirst().value().version()).isEqualTo(8);
    }

    @Test
    void a_secret_prints_as_stars_and_its_uses_have_nothing_in_common() {
        var secret = new ServerSecret(new byte[32]);

        assertThat(secret).hasToString("***");
        assertThat(secret.sign("links", "a")).isNotEqualTo(secret.sign("codes", "a"));
        assertThat(secret.sign("links", "a")).isEqualTo(secret.sign("links", "a"));
        assertThatThrownBy(() -> new ServerSecret(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void credits_are_never_negative_and_never_overflow() {
        assertThatThrownBy(() -> Credits.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Credits.of(Long.MAX_VALUE).times(2)).isInstanceOf(ArithmeticException.class);
        assertThat(Credits.of(3).times(5)).isEqualTo(Credits.of(15));
    }
}
