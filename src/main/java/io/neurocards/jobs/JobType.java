package io.neurocards.jobs;

/** The name that joins whoever enqueues a job with whoever runs it; stored, so it never changes its meaning. */
public record JobType(String name) {}
