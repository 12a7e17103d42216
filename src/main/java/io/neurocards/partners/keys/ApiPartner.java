package io.neurocards.partners.keys;

import io.neurocards.partners.PartnerAccount;

/** A partner's program that calls, with the key that it showed. */
public record ApiPartner(PartnerAccount account, PartnerKey key) {}
