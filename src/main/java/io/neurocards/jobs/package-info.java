/**
 * Durable work: what is enqueued in a transaction runs after it, again after a crash, and again after a failure until its
 * policy gives up. A job is named by a type and an id and carries nothing else, so that each can be derived again from the
 * rows of the business. Knows nothing of video.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "database::pair", "neighbours"})
package io.neurocards.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
