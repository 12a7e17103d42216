package io.neurocards.accounts.partners;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Locale;

/**
 * A person as a partner knows them: no address, no name.
 *
 * @param externalId the whole of it, which begins with the partner's own id
 * @param termsAccepted whether the terms in force are accepted
 */
public record PartnerIdentity(
        PersonId personId, String externalId, Locale locale, boolean termsAccepted, Instant createdAt) {}
