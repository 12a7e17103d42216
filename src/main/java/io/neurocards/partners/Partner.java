package io.neurocards.partners;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A business whose programs order for customers of its own.
 *
 * @param wallet the person whose credits it spends
 * @param testWallet the person in whose name its tests are made
 */
public record Partner(UUID id, Terms terms, PersonId wallet, PersonId testWallet, Instant createdAt) {

    /** Whether its keys open anything. */
    public enum State {
        ACTIVE,
        SUSPENDED;

        /** Returns the name that programs and tables know it by. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the operator decides about it.
     *
     * @param contactEmail where its people are reached
     * @param spendCap credits that its clips may cost in a calendar month (UTC); null for no bound but the wallet's
     * @param concurrencyCap clips that it may have waiting or in the making
     */
    public record Terms(
            String name,
            String contactEmail,
            State state,
            @Nullable Long spendCap,
            int concurrencyCap) {

        /** Hides the address. */
        @Override
        public String toString() {
            return "Terms[name=" + name + ", state=" + state + "]";
        }
    }

    public boolean isActive() {
        return terms.state() == State.ACTIVE;
    }
}
