package io.neurocards.shared;

/** The name of this process among those that share a database; the same after a restart. */
public record NodeName(String value) {}
