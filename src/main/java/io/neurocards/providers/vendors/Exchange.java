package io.neurocards.providers.vendors;

import io.neurocards.providers.SubmitAnswer.Trouble;
import org.jspecify.annotations.Nullable;

/**
 * One question to a vendor and what came of it.
 *
 * @param answer what it means
 * @param trouble what it says against the key that asked, if anything
 * @param raw the vendor's own words, not yet redacted: status line, and the beginning of the body; the failure where there
 *     was no answer
 */
public record Exchange<A>(A answer, @Nullable Trouble trouble, String raw) {}
