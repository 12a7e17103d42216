/** The browser's and the partners' surface: translates HTTP into actions of the modules below, and their answers back. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "media"})
package io.neurocards.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
