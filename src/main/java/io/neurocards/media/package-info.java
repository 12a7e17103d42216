/** Photos in, clips out: checked, stored, signed, expired. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.neurocards.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
