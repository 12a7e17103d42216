package io.neurocards.partners.webhooks;

import io.neurocards.partners.PartnerOwner;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a partner's program hears what happens in one of the partner's worlds. */
public record Webhook(
        UUID id, PartnerOwner owner, Terms terms, @Nullable Off off, Times times, int generation) {

    /**
     * What the partner decides about it.
     *
     * @param events none for all of them
     */
    public record Terms(String url, Set<WebhookEvent> events, boolean enabled, String description) {

        /** Characters that an address has at most. */
        public static final int LONGEST_URL = 1000;

        /** Characters that a description has at most. */
        public static final int LONGEST_DESCRIPTION = 200;

        /** Hides the address, which may hold a secret. */
        @Override
        public String toString() {
            return "Terms[events=" + events + ", enabled=" + enabled + "]";
        }
    }

    /** Why the studio has switched it off by itself. */
    public record Off(Reason reason, Instant at) {

        /** The causes there are. */
        public enum Reason {
            /** It answered 410: there is nobody any more. */
            GONE("gone"),
            /** Nothing was taken for days. */
            FAILING("failing");

            private final String word;

            Reason(String word) {
                this.word = word;
            }

            public String word() {
                return word;
            }
        }
    }

    /**
     * When it came to what it is.
     *
     * @param failingSince the first failure after the last success
     * @param rotatedAt when its secret was changed for another one
     */
    public record Times(
            Instant createdAt,
            @Nullable Instant failingSince,
            @Nullable Instant rotatedAt) {}

    /** Returns whether it is to be told of such events. */
    boolean hears(WebhookEvent event) {
        return terms.enabled() && (terms.events().isEmpty() || terms.events().contains(event));
    }
}
