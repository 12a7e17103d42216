/**
 * The paid providers on this machine: HTTP servers that speak as kie.ai, Kling and OpenAI do and refuse as strictly, with
 * faults by script. Only in demo mode.
 *
 * <p>{@code /sandbox/kie}, {@code /sandbox/kie-files}, {@code /sandbox/kling} and {@code /sandbox/openai/v1} are their bases;
 * {@code /sandbox/clips} hands out the made clips; {@code /sandbox/providers/api} takes scripts and tells facts. The clips
 * come from the product's own ffmpeg, which is all of the product that this package uses: a program, not a rule.
 */
@NullMarked
package io.neurocards.sandbox.providers;

import org.jspecify.annotations.NullMarked;
