package io.neurocards.waiting;

/** A wish that had waited was decided; published within the transaction that writes it down, once. */
public record OperationDecided(WaitedOperation operation) {}
