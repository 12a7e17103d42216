package io.neurocards.database.journal;

import java.util.UUID;

/** What the folders held: whose journal it is, what it says, and from where to number on. */
record Found(UUID node, Contents contents, StoredFacts stored, long nextNumber, long nextId) {}
