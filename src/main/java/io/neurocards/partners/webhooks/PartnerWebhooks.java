package io.neurocards.partners.webhooks;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.jobs.Jobs;
import io.neurocards.partners.PartnerAccount;
import io.neurocards.partners.webhooks.Webhook.Terms;
import io.neurocards.partners.webhooks.Webhook.Times;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.shared.UuidV7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner's program says where it wants to hear what happens. */
@Component
public final class PartnerWebhooks {

    /** How many endpoints a partner has in each world. */
    public static final int MOST = 10;

    /** How long an endpoint may take for its answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int BATCH = 5000;

    private final Decisions decisions;
    private final WebhookRows rows;
    private final WebhookCheck check;
    private final WebhookSecrets secrets;
    private final Messages messages;
    private final Clock clock;

    /** What endpoints are told. */
    @Component
    record Messages(WebhookDeliveryRows rows, AnnounceToPartners announce, Jobs jobs) {}

    PartnerWebhooks(
            Decisions decisions,
            WebhookRows rows,
            WebhookCheck check,
            WebhookSecrets secrets,
            Messages messages,
            Clock clock) {
        this.decisions = decisions;
        this.rows = rows;
        this.check = check;
        this.secrets = secrets;
        this.messages = messages;
        this.clock = clock;
    }

    /** An endpoint with the secret that signs what it is told, which is shown this once. */
    public record Secret(String secret, Webhook webhook) {

        /** Hides the secret. */
        @Override
        public String toString() {
            return "Secret[webhook=" + webhook.id() + "]";
        }
    }

    private record Signed(UUID webhook, int generation) {}

    /**
     * Makes an endpoint, once for the operation.
     *
     * @throws ProblemException WEBHOOK_URL_REFUSED with {@code reason}; TEXT_TOO_LONG; TOO_MANY_WEBHOOKS with {@code limit}
     */
    public Secret create(PartnerAccount account, OperationId operation, Terms terms) {
        check.require(terms);
        var asked = String.join(
                "\n",
                account.toString(),
                terms.url(),
                WebhookEvent.words(terms.events()),
                Boolean.toString(terms.enabled()),
                terms.description());
        var made = decisions.decide(new Operation(operation, "webhooks.create", asked), Signed.class, () -> {
            var owner = account.owner();
            rows.lockPartner(owner.partner());
            if (rows.count(owner) >= MOST) {
                throw new ProblemException(ProblemCode.TOO_MANY_WEBHOOKS).with("limit", MOST);
            }
            var webhook = new Webhook(operation.value(), owner, terms, null, new Times(now(), null, null), 1);
            rows.insert(webhook);
            return new Signed(webhook.id(), webhook.generation());
        });
        return shown(account, made);
    }

    /**
     * Gives an endpoint another secret, once for the operation; the one that it had signs, too, for 24 hours.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Secret rotate(PartnerAccount account, OperationId operation, UUID id) {
        var signed =
                decisions.decide(new Operation(operation, "webhooks.rotate", account + "\n" + id), Signed.class, () -> {
                    var webhook = rows.lock(account.owner(), id).orElseThrow(PartnerWebhooks::notFound);
                    rows.rotate(id, now());
                    return new Signed(id, webhook.generation() + 1);
                });
        return shown(account, signed);
    }

    private Secret shown(PartnerAccount account, Signed signed) {
        return new Secret(secrets.shown(signed.webhook(), signed.generation()), find(account, signed.webhook()));
    }

    /** Returns all of this world, the oldest first. */
    public List<Webhook> of(PartnerAccount account) {
        return rows.of(account.owner());
    }

    /**
     * Returns one of this world.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Webhook find(PartnerAccount account, UUID id) {
        return rows.find(account.owner(), id).orElseThrow(PartnerWebhooks::notFound);
    }

    /**
     * Changes what a partner decides about an endpoint. One that is switched on hears what happens from then on.
     *
     * @throws ProblemException NOT_FOUND, and as for a new one
     */
    public Webhook change(PartnerAccount account, UUID id, UnaryOperator<Terms> change) {
        return decisions.act(() -> {
            var webhook = rows.lock(account.owner(), id).orElseThrow(PartnerWebhooks::notFound);
            var terms = change.apply(webhook.terms());
            check.require(terms);
            rows.change(id, terms);
            return rows.find(id).orElseThrow();
        });
    }

    /**
     * Deletes an endpoint with all that it was told and is to be told. First it hears nothing more: what dies in between is gone on
     * with when it is deleted again.
     *
     * @throws ProblemException NOT_FOUND
     */
    public void delete(PartnerAccount account, UUID id) {
        decisions.act(() -> {
            var webhook = rows.lock(account.owner(), id).orElseThrow(PartnerWebhooks::notFound);
            var terms = webhook.terms();
            rows.change(id, new Terms(terms.url(), terms.events(), false, terms.description()));
        });
        int deleted;
        do {
            deleted = decisions.act(() -> messages.rows().delete(id, BATCH));
        } while (deleted == BATCH);
        decisions.act(() -> {
            rows.lockWhole(id);
            messages.rows().delete(id, Integer.MAX_VALUE);
            rows.delete(id);
        });
    }

    /**
     * Tells an endpoint that it is reached.
     *
     * @throws ProblemException NOT_FOUND; WEBHOOK_SWITCHED_OFF
     */
    public WebhookDelivery test(PartnerAccount account, UUID id) {
        return decisions.act(() -> {
            var webhook = rows.lock(account.owner(), id).orElseThrow(PartnerWebhooks::notFound);
            WebhookCheck.requireOn(webhook);
            var now = now();
            var delivery = messages.announce().announce(id, WebhookEvent.TEST, UuidV7.at(now), now);
            messages.jobs().enqueue(SendWebhook.TYPE, delivery);
            return messages.rows().find(delivery).orElseThrow();
        });
    }

    /** Returns until when the secret before the present one signs; null when it does no more. */
    public @Nullable Instant overlapEnds(Webhook webhook) {
        return WebhookSecrets.overlapEnds(webhook, clock.instant()).orElse(null);
    }

    /** As exact as a row keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }
}
