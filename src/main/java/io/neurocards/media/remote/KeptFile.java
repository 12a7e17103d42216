package io.neurocards.media.remote;

/**
 * A finished file.
 *
 * @param name with its folder
 * @param bytes how long it is
 */
public record KeptFile(String name, long bytes) {}
