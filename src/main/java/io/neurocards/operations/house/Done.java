package io.neurocards.operations.house;

/**
 * What came of an administrator's word.
 *
 * @param changed whether anything was changed; it was not when it was so before
 */
public record Done(boolean changed) {}
