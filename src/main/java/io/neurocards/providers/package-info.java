/**
 * Whoever generates video, behind one sealed answer; the catalogue of models as data. Takes and returns plain values and
 * knows nothing of orders, credits or customers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "jobs", "media :: film", "media :: ffmpeg"})
package io.neurocards.providers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
