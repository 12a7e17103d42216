package io.neurocards.database.journal;

import io.neurocards.database.journal.JournalRecord.Accepted;
import io.neurocards.database.journal.JournalRecord.Died;
import io.neurocards.database.journal.JournalRecord.Done;
import io.neurocards.database.journal.JournalRecord.FactKept;
import io.neurocards.database.journal.JournalRecord.Marked;
import io.neurocards.database.journal.JournalRecord.PaymentKept;
import io.neurocards.database.journal.JournalRecord.PaymentSettled;
import io.neurocards.database.journal.JournalRecord.Published;
import io.neurocards.database.journal.JournalRecord.RegisterChanged;
import io.neurocards.database.journal.Register.Phase;
import io.neurocards.database.log.Side;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as bytes. A type's number and form never change; what is new gets a new number. */
final class RecordCodec {

    /** Everything up to its id was acknowledged; the only frame that is no record. */
    static final byte ACKNOWLEDGED = 1;

    static final byte FACT = 4;
    static final byte LAST_TYPE = 10;

    private RecordCodec() {}

    static byte type(JournalRecord record) {
        return switch (record) {
            case RegisterChanged _ -> 2;
            case Marked _ -> 3;
            case FactKept _ -> FACT;
            case Published _ -> 5;
            case Accepted _ -> 6;
            case Done _ -> 7;
            case Died _ -> 8;
            case PaymentKept _ -> 9;
            case PaymentSettled _ -> LAST_TYPE;
        };
    }

    static byte[] payload(JournalRecord record) {
        var out = new PayloadWriter();
        switch (record) {
            case RegisterChanged(var register) -> write(out, register);
            case Marked(var mark) -> write(out, mark);
            case FactKept(var fact) ->
                out.number(fact.seq())
                        .bytes(fact.hash())
                        .bytes(fact.previousHash())
                        .bytes(fact.payload());
            case Published(var register, var mark) -> {
                write(out, register);
                write(out, mark);
            }
            case Accepted(var operation) -> write(out, operation);
            case Done(var operation) -> out.id(operation.value());
            case Died(var operation, var reason, var at) ->
                out.id(operation.value()).text(reason).moment(at);
            case PaymentKept(var notification) ->
                out.id(notification.id())
                        .text(notification.gateway())
                        .moment(notification.receivedAt())
                        .bytes(notification.raw());
            case PaymentSettled(var notification) -> out.id(notification);
        }
        return out.toArray();
    }

    /** @throws RuntimeException when {@code payload} is none of that type, though its checksum may be right */
    static JournalRecord read(byte type, ByteBuffer payload) {
        var in = new PayloadReader(payload);
        return switch (type) {
            case 2 -> new RegisterChanged(register(in));
            case 3 -> new Marked(mark(in));
            case FACT -> new FactKept(new Fact(in.number(), in.bytes(), in.bytes(), in.bytes()));
            case 5 -> new Published(register(in), mark(in));
            case 6 -> new Accepted(operation(in));
            case 7 -> new Done(new OperationId(in.id()));
            case 8 -> new Died(new OperationId(in.id()), in.text(), in.moment());
            case 9 -> new PaymentKept(new PaymentNotification(in.id(), in.text(), in.moment(), in.bytes()));
            case LAST_TYPE -> new PaymentSettled(in.id());
            default -> throw new IllegalArgumentException("No such type of record: type=" + type);
        };
    }

    private static void write(PayloadWriter out, Register register) {
        var inSync = register.inSync().stream().mapToInt(RecordCodec::bit).sum();
        out.number(register.epoch());
        out.small(register.decider() == Side.PRIMARY ? 0 : 1).small(inSync);
        out.small(
                switch (register.phase()) {
                    case NONE -> 0;
                    case JOIN -> 1;
                    case SALVAGE -> 2;
                });
    }

    private static int bit(Side side) {
        return side == Side.PRIMARY ? 1 : 2;
    }

    private static Register register(PayloadReader in) {
        var epoch = in.number();
        var decider = in.small() == 0 ? Side.PRIMARY : Side.BACKUP;
        var bits = in.small();
        var inSync = EnumSet.allOf(Side.class);
        inSync.removeIf(side -> (bits & bit(side)) == 0);
        return new Register(epoch, decider, inSync, phase(in.small()));
    }

    private static Phase phase(int code) {
        return switch (code) {
            case 0 -> Phase.NONE;
            case 1 -> Phase.JOIN;
            case 2 -> Phase.SALVAGE;
            default -> throw new IllegalArgumentException("No such phase: code=" + code);
        };
    }

    private static void write(PayloadWriter out, Mark mark) {
        out.number(mark.seq()).bytes(mark.hash());
    }

    private static Mark mark(PayloadReader in) {
        return new Mark(in.number(), in.bytes());
    }

    private static void write(PayloadWriter out, AcceptedOperation operation) {
        out.id(operation.id().value()).id(operation.person().value());
        out.text(operation.platform()).text(operation.type());
        out.small(operation.priority().level()).moment(operation.acceptedAt());
        var expiry = operation.expiresAt();
        out.small(expiry == null ? 0 : 1);
        if (expiry != null) {
            out.moment(expiry);
        }
        out.bytes(operation.payload()).count(operation.dependsOn().size());
        operation.dependsOn().forEach(other -> out.id(other.value()));
    }

    private static AcceptedOperation operation(PayloadReader in) {
        return new AcceptedOperation(
                new OperationId(in.id()),
                new PersonId(in.id()),
                in.text(),
                in.text(),
                Priority.ofLevel(in.small()),
                in.moment(),
                expiry(in),
                in.bytes(),
                dependencies(in));
    }

    private static @Nullable Instant expiry(PayloadReader in) {
        return in.small() == 0 ? null : in.moment();
    }

    private static List<OperationId> dependencies(PayloadReader in) {
        var count = in.count();
        var ids = new ArrayList<OperationId>();
        for (var i = 0; i < count; i++) {
            ids.add(new OperationId(in.id()));
        }
        return ids;
    }
}
