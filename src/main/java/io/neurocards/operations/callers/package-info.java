/** Which programs may act for customers, and who administers, as an administrator decides it. */
@NullMarked
@NamedInterface("callers")
package io.neurocards.operations.callers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
