package io.neurocards.database.attack;

import io.neurocards.database.attack.Customers.Told;
import io.neurocards.database.attack.Gateway.Heard;
import io.neurocards.database.attack.Replay.Step;
import io.neurocards.database.attack.Replay.Wallet;
import io.neurocards.database.attack.Wish.Answer;
import io.neurocards.payments.checkout.ConfirmPayment.Outcome;
import io.neurocards.shared.PersonId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Says what was broken in a history that is over and healed; nothing when every promise was kept. */
final class Verdict {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient primary;
    private final JdbcClient backup;
    private final List<Told> told;
    private final List<Heard> heard;
    private final List<String> broken = new ArrayList<>();

    Verdict(DataSource primary, DataSource backup, List<Told> told, List<Heard> heard) {
        this.primary = JdbcClient.create(primary);
        this.backup = JdbcClient.create(backup);
        this.told = told;
        this.heard = heard;
    }

    List<String> broken() {
        var here = decided(primary);
        var there = decided(backup);
        if (!here.equals(there)) {
            broken.add("The logs differ: " + here.size() + " and " + there.size() + " entries");
        }
        if (!contents(primary).equals(contents(backup))) {
            broken.add("The tables differ");
        }
        var credited = credited();
        answersAreKept(here);
        noticesAreKept(credited);
        for (var books : Books.values()) {
            books.wrong(primary).or(() -> books.wrong(backup)).ifPresent(broken::add);
        }
        replayAgrees(here, credited);
        orderIsReal(here, credited);
        return broken;
    }

    private static Map<UUID, Step.Decided> decided(JdbcClient jdbc) {
        var decided = new HashMap<UUID, Step.Decided>();
        jdbc.sql("""
                        select l.op_id, l.seq, o.outcome::text as outcome from pair.oplog l join operations o on o.id = l.op_id
                        where l.op_type like 'attack.%' order by l.seq
                        """).query(row -> {
            var id = row.getObject("op_id", UUID.class);
            var answer = JSON.readValue(row.getString("outcome"), Answer.class);
            decided.put(id, new Step.Decided(id, row.getLong("seq"), answer));
        });
        return decided;
    }

    private List<Step.Ended> ended() {
        return primary.sql("""
                        select l.seq, x.row_id, (cast(x.img as jobs)).stage as stage from pair.oplog l join pair.oplog_change x using (op_id)
                        where x.tbl = 'jobs' and x.op = 'U'
                            and (cast(x.img as jobs)).finished_at is not null and (cast(x.old as jobs)).finished_at is null
                        """)
                .query((row, _) -> new Step.Ended(
                        row.getObject("row_id", UUID.class),
                        row.getLong("seq"),
                        row.getString("stage").equals("completed")))
                .list();
    }

    private List<Step.Credited> credited() {
        return primary.sql("""
                        select l.seq, x.row_id from pair.oplog l join pair.oplog_change x using (op_id)
                        where x.tbl = 'payments' and x.op = 'U'
                            and (cast(x.img as payments)).status = 'completed' and (cast(x.old as payments)).status <> 'completed'
                        """)
                .query((row, _) -> new Step.Credited(row.getObject("row_id", UUID.class), row.getLong("seq")))
                .list();
    }

    private static Map<String, String> contents(JdbcClient jdbc) {
        var contents = new TreeMap<String, String>();
        jdbc.sql("select tbl, rows, checksum from pair.contents()").query(row -> {
            contents.put(row.getString("tbl"), row.getLong("rows") + " " + row.getBigDecimal("checksum"));
        });
        return contents;
    }

    private void answersAreKept(Map<UUID, Step.Decided> decided) {
        for (var one : told) {
            var there = decided.get(one.wish().id().value());
            if (there == null) {
                broken.add("Answered and gone: " + one);
            } else if (!there.answer().equals(one.answer())) {
                broken.add("Answered otherwise than decided: " + one + ", " + there);
            }
        }
    }

    private void noticesAreKept(List<Step.Credited> credited) {
        var known = credited.stream().map(Step.Credited::payment).collect(Collectors.toSet());
        for (var one : heard) {
            if (!known.contains(one.payment())) {
                broken.add("Acknowledged and not credited: " + one);
            } else if (one.outcome() != Outcome.CREDITED && one.outcome() != Outcome.KNOWN) {
                broken.add("Acknowledged otherwise than paid: " + one);
            }
        }
        heard.stream()
                .filter(one -> one.outcome() == Outcome.CREDITED)
                .collect(Collectors.groupingBy(Heard::payment, Collectors.counting()))
                .forEach((payment, times) -> {
                    if (times > 1) {
                        broken.add("Said to be credited " + times + " times: " + payment);
                    }
                });
    }

    /** The log is the order in which everything happened, one after the other. */
    private void replayAgrees(Map<UUID, Step.Decided> decided, List<Step.Credited> credited) {
        var wishes = new HashMap<UUID, Wish>();
        told.forEach(one -> wishes.put(one.wish().id().value(), one.wish()));
        var replay = new Replay();
        // A clip that is cancelled ends by the very entry that says so.
        Stream.<Collection<? extends Step>>of(decided.values(), ended(), credited)
                .flatMap(Collection::stream)
                .sorted(Comparator.comparingLong(Step::seq))
                .forEach(step -> play(step, wishes, replay));
        replay.end(wallets());
        broken.addAll(replay.broken());
    }

    private void play(Step step, Map<UUID, Wish> wishes, Replay replay) {
        switch (step) {
            case Step.Decided one -> {
                var wish = wishes.get(one.id());
                if (wish == null) {
                    broken.add("Decided, and nobody was told: " + one);
                } else {
                    replay.decided(one, wish);
                }
            }
            case Step.Ended one -> replay.ended(one);
            case Step.Credited one -> replay.credited(one);
        }
    }

    private Map<PersonId, Wallet> wallets() {
        var wallets = new HashMap<PersonId, Wallet>();
        primary.sql("select id, available, held from ledger_wallets").query(row -> {
            wallets.put(
                    new PersonId(row.getObject("id", UUID.class)),
                    new Wallet(row.getLong("available"), row.getLong("held")));
        });
        return wallets;
    }

    /** Something that was asked and answered, and where it stands; whoever hears that it was known says nothing of what came before. */
    private record Placed(long seq, long sent, long answered, Object what) {}

    /** What was answered before something else was asked stands before it in the log. */
    private void orderIsReal(Map<UUID, Step.Decided> decided, List<Step.Credited> credited) {
        var placed = new ArrayList<Placed>();
        for (var one : told) {
            var there = decided.get(one.wish().id().value());
            if (there != null) {
                placed.add(new Placed(there.seq(), one.sent(), one.answered(), one));
            }
        }
        var places = credited.stream().collect(Collectors.toMap(Step.Credited::payment, Step.Credited::seq, Math::min));
        for (var one : heard) {
            var there = places.get(one.payment());
            if (there != null) {
                var sent = one.outcome() == Outcome.CREDITED ? one.sent() : Long.MIN_VALUE;
                placed.add(new Placed(there, sent, one.answered(), one));
            }
        }
        placed.sort(Comparator.comparingLong(Placed::seq));
        var earliestAnswerLater = Long.MAX_VALUE;
        for (var one : placed.reversed()) {
            if (one.sent() > earliestAnswerLater) {
                broken.add("Asked after a later one was answered: " + one.what());
            }
            earliestAnswerLater = Math.min(earliestAnswerLater, one.answered());
        }
    }
}
