package io.neurocards.partners;

import java.util.UUID;

/** Whose something is: a partner's, in one of its worlds. */
public record PartnerOwner(UUID partner, World world) {}
