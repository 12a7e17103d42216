package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.database.TestDatabase;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.vendors.AttemptAnswers.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** The keys of a vendor called kie as operators meet them, whose vendor is in the test's hand. */
public final class TestKeys {

    private final ScriptedVendor vendor = new ScriptedVendor("kie");
    private final TestDatabase database;
    private final Decisions decisions;
    private final VendorParts parts;

    /** The keys as a setting names them: {@code a1,b2;c3} are two accounts, one with two keys. */
    public TestKeys(TestDatabase database, Clock clock, String keys) {
        this.database = database;
        decisions = database.decisions(clock);
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("neurocards.providers.kie.keys", keys)));
        parts = VendorParts.of(List.of(vendor), database.jdbc(), environment, clock);
        parts.equipped().forEach(one -> decisions.act(one.accounts()::synchronise));
    }

    /** Returns the answers of a studio that has no vendor. */
    public static AttemptAnswers answers(TestDatabase database, Clock clock) {
        return new AttemptAnswers(database.jdbc(), clock);
    }

    public static String print(String key) {
        return KeyList.fingerprint(key);
    }

    public KeysReport report() {
        return parts.report();
    }

    public UnblockKey unblock() {
        return new UnblockKey(new KeyRows(database.jdbc()));
    }

    public AttemptAnswers answers() {
        return parts.answers();
    }

    /** Returns the asking for credit, which waits for {@code patience}. */
    public AccountCredit credit(Duration patience) {
        return new AccountCredit(
                parts.equipped().stream()
                        .map(one -> new AccountCredit.Member(
                                one.vendor(), one.accounts().ring()))
                        .toList(),
                patience);
    }

    public AccountCredit credit() {
        return parts.credit();
    }

    /** Lets the vendor say what is left; null lets it say nothing ever. */
    public void credit(@Nullable Function<ApiKey, Optional<Long>> answering) {
        vendor.onCredit = answering;
    }

    public void block(String key, Trouble trouble) {
        var accounts = parts.equipped().getFirst().accounts();
        accounts.block(accounts.ring().find(print(key)).orElseThrow(), trouble, null);
    }

    public void unblock(String key) {
        decisions.act(() -> unblock().unblock("kie", print(key)));
    }

    public UUID id(String key) {
        return report().keys().stream()
                .filter(one -> one.fingerprint().equals(print(key)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Keeps what the vendor is said to have answered to a creation. */
    public void said(UUID attempt, String text) {
        parts.answers().keep(attempt, "kie", Kind.SUBMIT, text, false);
    }
}
