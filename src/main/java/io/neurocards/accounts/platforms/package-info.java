/** On which platforms a customer is known. */
@NullMarked
@NamedInterface("platforms")
package io.neurocards.accounts.platforms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
