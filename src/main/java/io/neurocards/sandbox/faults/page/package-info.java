/** The page on which the demo's databases are broken, and everybody can see what the studio makes of it. */
@NullMarked
package io.neurocards.sandbox.faults.page;

import org.jspecify.annotations.NullMarked;
