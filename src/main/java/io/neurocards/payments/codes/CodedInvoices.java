package io.neurocards.payments.codes;

import io.neurocards.payments.Payment;
import io.neurocards.payments.Plan;
import io.neurocards.payments.books.OpenInvoices;
import io.neurocards.payments.books.PaymentRows;
import io.neurocards.shared.Money;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Payments that are to be paid, at the price that a code makes. */
@Component
public record CodedInvoices(
        OpenInvoices invoices, PromoRows codes, PromoUseRows uses, PromoCheck check, PaymentRows payments) {

    /**
     * Writes a payment down as {@link OpenInvoices#open} does; with a code at its price, and with a use of the code, in the same
     * transaction. Whoever has a payment waiting that uses the code gets that one again when it is for the same plan in the same way.
     *
     * @param payment at the full price
     * @param typed the code as somebody typed it; null for none
     * @throws ProblemException as {@link OpenInvoices#open}; PROMO_CODE_WAITING when another payment waits that uses the code; PROMO_CODE_UNKNOWN,
     *     and as {@link PromoCheck} says
     */
    public Payment open(PersonId person, Payment payment, Plan plan, @Nullable String typed) {
        if (typed == null) {
            return invoices.open(person, payment);
        }
        var code = codes.lock(CodeText.of(typed)).orElseThrow(CodedInvoices::unknown);
        if (uses.has(payment.id())) {
            return payments.find(payment.id()).orElseThrow(); // the answer to our COMMIT was lost
        }
        check.requireHolds(code, payment.createdAt());
        var reduced = PromoCheck.reduced(code, plan, new Money(payment.currency(), payment.amount()));
        var earlier = waiting(code, person, payment);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var open = invoices.open(person, payment.costing(reduced.price(), reduced.credits() + reduced.bonus()));
        if (open.id().equals(payment.id())) {
            uses.insert(payment, code, reduced, payment.createdAt());
        }
        return open;
    }

    private Optional<Payment> waiting(PromoCode code, PersonId person, Payment payment) {
        try {
            check.requireLeft(code, person);
            return Optional.empty();
        } catch (ProblemException refusal) {
            var waiting = unpaid(code, person, payment);
            var same = waiting.stream()
                    .filter(earlier -> isTheSame(earlier, payment))
                    .findFirst();
            if (same.isEmpty()) {
                throw waiting.isEmpty() ? refusal : waitingElsewhere(refusal);
            }
            return same;
        }
    }

    private static ProblemException waitingElsewhere(ProblemException refusal) {
        var problem = new ProblemException(ProblemCode.PROMO_CODE_WAITING);
        problem.initCause(refusal);
        return problem;
    }

    private List<Payment> unpaid(PromoCode code, PersonId person, Payment payment) {
        return uses.waiting(code.id(), person, payment.createdAt()).stream()
                .map(id -> payments.find(id).orElseThrow())
                .toList();
    }

    private static boolean isTheSame(Payment earlier, Payment payment) {
        return Objects.equals(earlier.plan(), payment.plan())
                && earlier.gateway().equals(payment.gateway())
                && earlier.currency().equals(payment.currency());
    }

    /**
     * Looks before a transaction is opened.
     *
     * @throws ProblemException TERMS_NOT_ACCEPTED
     */
    public void requireConsent(PersonId person) {
        invoices.requireConsent(person);
    }

    /** Returns the code with which a payment was made. */
    public Optional<UsedCode> of(UUID payment) {
        return uses.of(payment);
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemCode.PROMO_CODE_UNKNOWN);
    }
}
