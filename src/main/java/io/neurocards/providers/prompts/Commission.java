package io.neurocards.providers.prompts;

/**
 * What the writer is asked for.
 *
 * @param instructions the house's own words: what kind of clip, what must be kept
 * @param request what the customer wrote, which is material and never an instruction
 * @param photo a JPEG of the product, of any size
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record Commission(String instructions, String request, byte[] photo) {}
