package io.neurocards.partners;

import io.neurocards.accounts.Consents;
import io.neurocards.accounts.Persons;
import io.neurocards.accounts.erasure.FormerIdentities;
import io.neurocards.accounts.partners.PartnerIdentities;
import io.neurocards.accounts.partners.PartnerIdentity;
import io.neurocards.database.Decisions;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner names customers of its own. Each is seen by that partner alone, and in that world alone. */
@Component
public final class PartnerCustomers {

    private static final Locale USUAL = Locale.of("ru");

    private final Decisions decisions;
    private final PartnerIdentities identities;
    private final Persons persons;
    private final Consents consents;
    private final FormerIdentities former;
    private final Clock clock;

    PartnerCustomers(
            Decisions decisions,
            PartnerIdentities identities,
            Persons persons,
            Consents consents,
            FormerIdentities former,
            Clock clock) {
        this.decisions = decisions;
        this.identities = identities;
        this.persons = persons;
        this.consents = consents;
        this.former = former;
        this.clock = clock;
    }

    /** Whom it made or found. */
    public record Put(PartnerCustomer customer, boolean isNew) {}

    /**
     * Makes the customer, or finds them; repeating it changes nothing.
     *
     * @param language another one than before is kept; null leaves what is there
     * @param acceptsTerms whether the customer agreed to the terms in force; without that nothing can be ordered for them
     * @throws ProblemException EXTERNAL_ID_INVALID with {@code max}; INVALID_REQUEST when we do not have that language
     */
    public Put put(PartnerAccount account, String id, @Nullable Locale language, boolean acceptsTerms) {
        var identity = account.identityOf(id);
        if (language != null && !Persons.languages().contains(language.getLanguage())) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "language");
        }
        var put = decisions.act(() -> {
            var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            identities.lock(identity);
            var known = identities.find(identity).map(PartnerIdentity::personId);
            var person = known.orElseGet(() -> create(identity, language, now));
            if (acceptsTerms) {
                consents.record(person, consents.currentVersion(), now);
            }
            return new Put(find(account, id).orElseThrow(), known.isEmpty());
        });
        if (language == null
                || language.getLanguage().equals(put.customer().locale().getLanguage())) {
            return put;
        }
        persons.setLocale(put.customer().person(), language);
        return new Put(require(account, id), put.isNew());
    }

    private PersonId create(String identity, @Nullable Locale language, Instant now) {
        var person = persons.create(null, language == null ? USUAL : language, now);
        identities.add(person, identity, now);
        former.isBack(person, now);
        return person;
    }

    /**
     * Returns the customer, if the partner has one of that name.
     *
     * @throws ProblemException EXTERNAL_ID_INVALID with {@code max}
     */
    public Optional<PartnerCustomer> find(PartnerAccount account, String id) {
        return identities.find(account.identityOf(id)).map(identity -> customer(id, identity));
    }

    /**
     * Returns the customer.
     *
     * @throws ProblemException EXTERNAL_ID_INVALID with {@code max}; NOT_FOUND
     */
    public PartnerCustomer require(PartnerAccount account, String id) {
        return find(account, id).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
    }

    /** Returns what the partner calls those of these persons who are its customers in that world. */
    Map<PersonId, String> idsOf(PartnerAccount account, Collection<PersonId> those) {
        return identities.of(those).stream()
                .filter(identity -> account.idOf(identity.externalId()).isPresent())
                .collect(Collectors.toMap(
                        PartnerIdentity::personId,
                        identity -> account.idOf(identity.externalId()).orElseThrow()));
    }

    /** Returns whose customer a person is; nothing for whoever is no partner's. */
    Optional<PartnerOwner> ownerOf(PersonId person) {
        return identities.of(Set.of(person)).stream()
                .flatMap(identity -> PartnerAccount.ownerOf(identity.externalId()).stream())
                .findFirst();
    }

    private static PartnerCustomer customer(String id, PartnerIdentity identity) {
        return new PartnerCustomer(
                identity.personId(), id, identity.locale(), identity.termsAccepted(), identity.createdAt());
    }
}
