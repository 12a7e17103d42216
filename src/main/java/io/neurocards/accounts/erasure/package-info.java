/**
 * Customers who have their data deleted. {@link io.neurocards.accounts.erasure.EraseMyData} decides it in one transaction, in
 * which every module removes or blanks its own rows ({@link io.neurocards.accounts.erasure.PersonalData}); a durable job then
 * deletes the files. Money postings stay and point at a person without a name.
 */
@NullMarked
@NamedInterface("erasure")
package io.neurocards.accounts.erasure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
