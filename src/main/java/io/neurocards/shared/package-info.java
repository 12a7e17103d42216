/** Values that every module may use: ids, amounts, problems, time. No business rule lives here. */
@NullMarked
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
package io.neurocards.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
