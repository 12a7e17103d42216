package io.neurocards.sandbox.providers.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts of one vendor by their keys: {@code a,b;c} are two accounts, only commas one account each. */
public final class Accounts {

    private final Map<String, Account> byKey = new LinkedHashMap<>();
    private final List<Account> all = new ArrayList<>();

    private Accounts() {}

    public static Accounts of(String vendor, String keys, Account.Limits limits) {
        var accounts = new Accounts();
        for (var group : keys.split(keys.contains(";") ? ";" : ",", -1)) {
            var account = new Account(vendor, accounts.all.size() + 1, limits);
            for (var key : group.split(",", -1)) {
                if (!key.isBlank()) {
                    accounts.byKey.put(key.strip(), account);
                }
            }
            if (accounts.byKey.containsValue(account)) {
                accounts.all.add(account);
            }
        }
        return accounts;
    }

    public Optional<Account> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    public List<Account> all() {
        return List.copyOf(all);
    }
}
