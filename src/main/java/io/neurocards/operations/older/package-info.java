/** What customers had in the older bot, brought over once and proved: who they are, what they had left, what they made and paid. */
@NullMarked
@NamedInterface("older")
package io.neurocards.operations.older;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
