/**
 * Customers who take all of their data along. Each module says what it keeps of a person ({@link
 * io.neurocards.accounts.export.ExportedData}); it is written into one ZIP while it is read, so that it needs little memory however
 * much there is.
 */
@NullMarked
@NamedInterface("export")
package io.neurocards.accounts.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
