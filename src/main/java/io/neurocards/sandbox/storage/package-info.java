/**
 * Supabase Storage on this machine: its REST interface as strictly as the real one answers, refusals with status 400 and the
 * true one as text among them, with faults on demand.
 */
@NullMarked
package io.neurocards.sandbox.storage;

import org.jspecify.annotations.NullMarked;
