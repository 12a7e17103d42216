package io.neurocards.database.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Side;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordCodecTest {

    private static final String NOON = "000000006b0187c0075bca00"; // 2026-11-21T12:00:00.123456Z
    private static final UUID ID = new UUID(1, 2);
    private static final Bytes HASH = Bytes.of(new byte[] {7, 8});
    private static final Register BOTH = new Register(3, Side.BACKUP, Set.of(Side.PRIMARY, Side.BACKUP), Phase.JOIN);

    @Test
    void whatever_is_written_is_read_back() {
        var random = new Random(1);
        var changes = new Changes(random);
        var state = Expected.NOTHING;
        var types = new HashSet<Byte>();

        for (var i = 0; i < 300; i++) {
            var record = changes.next(state).record();
            state = state.after(record);
            types.add(RecordCodec.type(record));

            assertThat(read(record)).isEqualTo(record);
        }
        assertThat(types).hasSize(RecordCodec.LAST_TYPE - 1);
    }

    @Test
    void the_form_of_every_type_stays_what_it_is() {
        var operation = new AcceptedOperation(
                new OperationId(ID),
                new PersonId(ID),
                "web",
                "a.b",
                Priority.EMERGENCY,
                Changes.NOON,
                null,
                HASH,
                List.of(new OperationId(ID)));

        assertThat(hex(new JournalRecord.RegisterChanged(BOTH))).isEqualTo("0000000000000003010301");
        assertThat(hex(new JournalRecord.Published(BOTH, new Mark(5, HASH))))
                .isEqualTo("00000000000000030103010000000000000005000000020708");
        assertThat(hex(new JournalRecord.FactKept(new Fact(6, HASH, Bytes.NONE, HASH))))
                .isEqualTo("0000000000000006000000020708" + "00000000" + "000000020708");
        assertThat(hex(new JournalRecord.Accepted(operation)))
                .isEqualTo("0000000000000001000000000000000200000000000000010000000000000002" + "00000003776562"
                        + "00000003612e62" + "05" + NOON + "00" + "000000020708" + "00000001"
                        + "00000000000000010000000000000002");
    }

    @Test
    void what_is_no_record_is_not_taken_for_one() {
        assertThatThrownBy(() -> RecordCodec.read((byte) 99, ByteBuffer.allocate(100)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RecordCodec.read(
                        RecordCodec.FACT, ByteBuffer.allocate(12).putInt(8, 1000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String hex(JournalRecord record) {
        return HexFormat.of().formatHex(RecordCodec.payload(record));
    }

    private static JournalRecord read(JournalRecord record) {
        return RecordCodec.read(RecordCodec.type(record), ByteBuffer.wrap(RecordCodec.payload(record)));
    }
}
