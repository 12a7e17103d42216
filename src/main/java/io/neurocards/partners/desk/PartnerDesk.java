package io.neurocards.partners.desk;

import io.neurocards.database.Decisions;
import io.neurocards.database.Operation;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.CreditsAfter;
import io.neurocards.operations.GrantCredits;
import io.neurocards.operations.Operator;
import io.neurocards.partners.Partner;
import io.neurocards.partners.Partners;
import io.neurocards.shared.Credits;
import io.neurocards.shared.Money;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** An administrator makes a partner, changes it, and adds the credits that it paid for. */
@Component
public final class PartnerDesk {

    /** Characters that a name has at most. */
    public static final int LONGEST_NAME = 64;

    /** Characters that a reason has at most. */
    public static final int LONGEST_REASON = 500;

    /** How many clips in the making can be allowed at most. */
    public static final int HIGHEST_CONCURRENCY = 1000;

    /** How many credits can be added at once, and allowed for a month, at most. */
    public static final long MOST_CREDITS = 10_000_000;

    /** Characters that an address has at most. */
    public static final int LONGEST_EMAIL = 254;

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");

    /** How much a partner can have paid at once, in minor units of any currency. */
    public static final long MOST_MONEY = 1_000_000_000_000L;

    private final Partners partners;
    private final PartnerPayments payments;
    private final GrantCredits grantCredits;
    private final Decisions decisions;
    private final AuditLog audit;
    private final Clock clock;

    PartnerDesk(
            Partners partners,
            PartnerPayments payments,
            GrantCredits grantCredits,
            Decisions decisions,
            AuditLog audit,
            Clock clock) {
        this.partners = partners;
        this.payments = payments;
        this.grantCredits = grantCredits;
        this.decisions = decisions;
        this.audit = audit;
        this.clock = clock;
    }

    private record Made(UUID partner) {}

    /**
     * Makes a partner with its wallets, once for the operation.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field}, EMAIL_INVALID
     */
    public Partner create(Operator.Word word, OperationId operation, Partner.Terms terms) {
        require(terms);
        var asked = word.by().name() + "\n" + written(terms);
        var made = decisions.decide(new Operation(operation, "partners.create", asked), Made.class, () -> {
            var now = clock.instant();
            var partner = partners.create(operation.value(), terms, now);
            note(word, "partner.create", partner, now);
            return new Made(partner.id());
        });
        return find(made.partner());
    }

    /**
     * Changes everything that the operator decides about a partner.
     *
     * @throws ProblemException NOT_FOUND, and as above
     */
    public Partner change(Operator.Word word, UUID id, Partner.Terms terms) {
        require(terms);
        return decisions.act(() -> {
            var now = clock.instant();
            var partner = partners.change(id, terms, now).orElseThrow(PartnerDesk::notFound);
            note(word, "partner.change", partner, now);
            return partner;
        });
    }

    /**
     * Adds credits that the partner paid for, once for the operation.
     *
     * @param reason such as the number of the invoice
     * @param money what came for them; null when nothing did, or nobody says
     * @throws ProblemException NOT_FOUND; INVALID_REQUEST with {@code field}
     */
    public CreditsAfter add(
            Operator by, OperationId operation, UUID id, long credits, @Nullable Money money, String reason) {
        require(credits > 0 && credits <= MOST_CREDITS, "credits");
        require(isShort(reason, LONGEST_REASON), "reason");
        var wallet = find(id).wallet();
        var order = new CreditsAfter.Order(operation, by, wallet, Credits.of(credits), reason.strip());
        if (money == null) {
            return grantCredits.grant(order);
        }
        require(money.minor() > 0 && money.minor() <= MOST_MONEY, "amount_minor");
        return grantCredits.grantPaid(
                order,
                money,
                now -> payments.keep(id, new PartnerPayments.Paid(operation.value(), credits, money, now)));
    }

    /** Returns what a partner paid lately, the newest first. */
    public List<PartnerPayments.Paid> paid(UUID id, int limit) {
        return payments.of(id, limit);
    }

    public List<Partner> all() {
        return partners.all();
    }

    /**
     * Returns one partner.
     *
     * @throws ProblemException NOT_FOUND
     */
    public Partner find(UUID id) {
        return partners.find(id).orElseThrow(PartnerDesk::notFound);
    }

    private static void require(Partner.Terms terms) {
        require(isShort(terms.name(), LONGEST_NAME), "name");
        if (!EMAIL.matcher(terms.contactEmail()).matches()) {
            throw new ProblemException(ProblemCode.EMAIL_INVALID);
        }
        require(terms.spendCap() == null || (terms.spendCap() >= 0 && terms.spendCap() <= MOST_CREDITS), "spend_cap");
        require(terms.concurrencyCap() >= 1 && terms.concurrencyCap() <= HIGHEST_CONCURRENCY, "concurrency_cap");
    }

    private static boolean isShort(String text, int most) {
        return !text.isBlank() && text.codePointCount(0, text.length()) <= most;
    }

    private static void require(boolean isRight, String field) {
        if (!isRight) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", field);
        }
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }

    private static String written(Partner.Terms terms) {
        return String.join(
                "\n",
                terms.name(),
                terms.contactEmail(),
                terms.state().word(),
                String.valueOf(terms.spendCap()),
                Integer.toString(terms.concurrencyCap()));
    }

    private void note(Operator.Word word, String what, Partner partner, Instant now) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", partner.terms().name());
        facts.put("state", partner.terms().state().word());
        facts.put("concurrency_cap", partner.terms().concurrencyCap());
        if (partner.terms().spendCap() != null) {
            facts.put("spend_cap", partner.terms().spendCap());
        }
        audit.record(
                new AuditLog.Act(
                        word.by(),
                        what,
                        "partner:" + partner.id(),
                        word.reasonOr(partner.terms().name()),
                        facts),
                now);
    }
}
