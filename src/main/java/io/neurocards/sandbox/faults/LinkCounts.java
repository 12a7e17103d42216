package io.neurocards.sandbox.faults;

/**
 * What a link has carried since it was opened.
 *
 * @param connections how many were accepted
 * @param open how many of them are still there
 * @param towardsServer bytes that reached the server
 * @param towardsClient bytes that reached clients
 * @param lost bytes of answers that reached nobody
 */
public record LinkCounts(long connections, int open, long towardsServer, long towardsClient, long lost) {}
