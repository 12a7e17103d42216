package io.neurocards.database.attack;

import io.neurocards.database.attack.Customers.Told;
import io.neurocards.database.attack.Wish.Answer;
import io.neurocards.shared.PersonId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Says what was broken in a history that is over and healed; nothing when every promise was kept. */
final class Verdict {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient primary;
    private final JdbcClient backup;
    private final List<Told> told;
    private final List<String> broken = new ArrayList<>();

    Verdict(DataSource primary, DataSource backup, List<Told> told) {
        this.primary = JdbcClient.create(primary);
        this.backup = JdbcClient.create(backup);
        this.told = told;
    }

    private record Decided(UUID id, long seq, boolean granted) {}

    List<String> broken() {
        var here = decided(primary);
        var there = decided(backup);
        if (!here.equals(there)) {
            broken.add("The logs differ: " + here.size() + " and " + there.size() + " entries");
        }
        if (!contents(primary).equals(contents(backup))) {
            broken.add("The tables differ");
        }
        answersAreKept(here);
        booksAgree(primary);
        booksAgree(backup);
        replayAgrees(here);
        orderIsReal(here);
        return broken;
    }

    private static Map<UUID, Decided> decided(JdbcClient jdbc) {
        var decided = new HashMap<UUID, Decided>();
        jdbc.sql("""
                        select l.op_id, l.seq, o.outcome::text as outcome from pair.oplog l join operations o on o.id = l.op_id
                        where l.op_type like 'attack.%' order by l.seq
                        """).query(row -> {
            var id = row.getObject("op_id", UUID.class);
            var granted = JSON.readValue(row.getString("outcome"), Answer.class).granted();
            decided.put(id, new Decided(id, row.getLong("seq"), granted));
        });
        return decided;
    }

    private static Map<String, String> contents(JdbcClient jdbc) {
        var contents = new TreeMap<String, String>();
        jdbc.sql("select tbl, rows, checksum from pair.contents()").query(row -> {
            contents.put(row.getString("tbl"), row.getLong("rows") + " " + row.getBigDecimal("checksum"));
        });
        return contents;
    }

    private void answersAreKept(Map<UUID, Decided> decided) {
        for (var one : told) {
            var there = decided.get(one.wish().id().value());
            if (there == null) {
                broken.add("Answered and gone: " + one);
            } else if (there.granted() != one.answer().granted()) {
                broken.add("Answered otherwise than decided: " + one + ", " + there);
            }
        }
    }

    private void booksAgree(JdbcClient jdbc) {
        var wrong = jdbc.sql("""
                        select count(*) from ledger_wallets w where w.available < 0 or w.held < 0
                            or w.available <> (select coalesce(sum(e.amount), 0) from ledger_entries e
                                join ledger_postings p on p.id = e.posting_id
                                where p.person_id = w.id and e.account = 'available')
                        """).query(Long.class).single();
        if (wrong != 0) {
            broken.add("Wallets below zero or unlike their postings: " + wrong);
        }
    }

    /** The log is the order in which everything happened, one after the other. */
    private void replayAgrees(Map<UUID, Decided> decided) {
        var wishes = new HashMap<UUID, Wish>();
        told.forEach(one -> wishes.put(one.wish().id().value(), one.wish()));
        var balances = new HashMap<PersonId, Long>();
        decided.values().stream()
                .sorted(java.util.Comparator.comparingLong(Decided::seq))
                .forEach(entry -> replay(entry, wishes.get(entry.id()), balances));
    }

    private void replay(Decided entry, Wish wish, Map<PersonId, Long> balances) {
        if (wish == null) {
            broken.add("Decided, and nobody was told: " + entry);
            return;
        }
        var balance = balances.getOrDefault(wish.person(), 0L);
        var may = wish.kind() == Wish.Kind.TOP_UP || balance >= wish.amount();
        if (may != entry.granted()) {
            broken.add("Decided otherwise than one after the other: " + entry + ", " + wish + ", balance=" + balance);
        }
        if (entry.granted()) {
            var change = wish.kind() == Wish.Kind.TOP_UP ? wish.amount() : -wish.amount();
            balances.merge(wish.person(), change, Long::sum);
            if (wish.kind() == Wish.Kind.TRANSFER) {
                balances.merge(wish.to(), wish.amount(), Long::sum);
            }
        }
    }

    /** What was answered before something else was asked stands before it in the log. */
    private void orderIsReal(Map<UUID, Decided> decided) {
        var inOrder = told.stream()
                .filter(one -> decided.containsKey(one.wish().id().value()))
                .sorted(java.util.Comparator.comparingLong(
                        one -> decided.get(one.wish().id().value()).seq()))
                .toList();
        var earliestAnswerLater = Long.MAX_VALUE;
        for (var one : new ArrayList<>(inOrder).reversed()) {
            if (one.sent() > earliestAnswerLater) {
                broken.add("Asked after a later one was answered: " + one);
            }
            earliestAnswerLater = Math.min(earliestAnswerLater, one.answered());
        }
    }
}
