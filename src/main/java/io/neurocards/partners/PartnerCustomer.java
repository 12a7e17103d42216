package io.neurocards.partners;

import io.neurocards.shared.PersonId;
import java.time.Instant;
import java.util.Locale;

/**
 * A customer of a partner's, as the partner may see them.
 *
 * @param id as the partner calls them
 * @param termsAccepted whether they agreed to the terms in force, as the partner says
 */
public record PartnerCustomer(PersonId person, String id, Locale locale, boolean termsAccepted, Instant createdAt) {}
