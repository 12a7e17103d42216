package io.neurocards.providers.vendors;

import io.neurocards.providers.vendors.AccountCredit.Credit;
import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Optional;

/** The keys of providers that tell for nothing what is left on an account; those of others are only counted. */
final class KeysCheck implements OutsideCheck {

    private final KeysReport keys;
    private final AccountCredit credit;

    KeysCheck(KeysReport keys, AccountCredit credit) {
        this.keys = keys;
        this.credit = credit;
    }

    @Override
    public String name() {
        return "provider-keys";
    }

    @Override
    public Optional<String> look() throws IOException {
        var seen = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        for (var key : keys.keys()) {
            var title = key.provider() + " " + key.fingerprint();
            if (!credit.isTold(key.provider())) {
                seen.add(title + " can't be asked for nothing");
                continue;
            }
            switch (credit.of(key.provider(), key.fingerprint())) {
                case Credit.Left(var credits) when credits > 0 -> seen.add(title + " has " + credits + " credits");
                case Credit.Left _ -> wrong.add(title + " has no credits left");
                case Credit.NoAnswer _ -> wrong.add(title + " got no answer: is the key right?");
            }
        }
        if (!wrong.isEmpty()) {
            throw new IOException(String.join("; ", wrong));
        }
        return seen.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", seen));
    }
}
