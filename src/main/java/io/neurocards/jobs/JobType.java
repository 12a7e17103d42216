package io.neurocards.jobs;

/**
 * What joins whoever enqueues a job with whoever runs it.
 *
 * @param name stored with each job, so it never changes its meaning
 * @param retries what happens when a run throws
 */
public record JobType(String name, RetryPolicy retries) {}
