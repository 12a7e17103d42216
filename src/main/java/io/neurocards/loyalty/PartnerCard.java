package io.neurocards.loyalty;

import java.time.Instant;

/** A card that its holder has activated. */
public record PartnerCard(String number, Instant activatedAt) {}
