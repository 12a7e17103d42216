package io.neurocards.providers.vendors;

import io.neurocards.database.Decisions;
import io.neurocards.shared.ServerSecret;
import java.time.Clock;
import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the vendors with a key share, put together.
 *
 * @param equipped each vendor that has a key
 */
record VendorParts(
        JdbcClient jdbc, Clock clock, Environment environment, AttemptAnswers answers, List<Equipped> equipped) {

    /** A vendor with its keys. */
    record Equipped(Vendor vendor, Accounts accounts, Redaction redaction) {}

    static VendorParts of(List<Vendor> vendors, JdbcClient jdbc, Environment environment, Clock clock) {
        var rows = new KeyRows(jdbc);
        var tasks = new TaskRows(jdbc);
        var equipped = vendors.stream()
                .map(vendor -> {
                    var ring = KeyRing.read(vendor.name(), environment);
                    return new Equipped(
                            vendor,
                            new Accounts(ring, vendor.limits(), rows, tasks, clock),
                            new Redaction(ring.secrets()));
                })
                .filter(one -> !one.accounts().ring().keys().isEmpty())
                .toList();
        return new VendorParts(jdbc, clock, environment, new AttemptAnswers(jdbc, clock), equipped);
    }

    Callbacks callbacks(ServerSecret secret) {
        return new Callbacks(
                secret,
                new CallbackAddress(environment),
                new TaskRows(jdbc),
                new CallbackCounts(jdbc, clock),
                answers(),
                equipped.stream()
                        .map(one -> new Callbacks.Listening(one.vendor(), one.redaction()))
                        .toList());
    }

    VendorProviders providers(Callbacks callbacks, Decisions decisions) {
        return new VendorProviders(
                equipped.stream()
                        .map(one -> new VendorProviders.Member(
                                new VendorProvider(
                                        one.vendor(), one.accounts(), callbacks, answers(), one.redaction(), decisions),
                                one.accounts()))
                        .toList(),
                decisions);
    }

    AccountCredit credit() {
        return new AccountCredit(
                equipped.stream()
                        .map(one -> new AccountCredit.Member(
                                one.vendor(), one.accounts().ring()))
                        .toList(),
                AccountCredit.PATIENCE);
    }

    KeysReport report() {
        return new KeysReport(
                jdbc, clock, equipped.stream().map(one -> one.accounts()).toList());
    }
}
