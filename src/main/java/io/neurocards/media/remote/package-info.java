/**
 * Stores on other machines: Supabase Storage by its REST interface, and whatever speaks S3. What is stored goes to a file of
 * this machine first, so that an upload can be repeated and one that breaks off is never seen.
 */
@NullMarked
package io.neurocards.media.remote;

import org.jspecify.annotations.NullMarked;
