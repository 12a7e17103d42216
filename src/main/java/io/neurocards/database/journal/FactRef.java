package io.neurocards.database.journal;

/** Where a fact's frame stands: payloads stay on the disk, because a long absence of a database makes many. */
record FactRef(Mark mark, long segment, long offset, int length) {}
