/** Packages of credits: what they cost, and whether they are on sale; who changed which stands in the audit log. */
@NullMarked
@NamedInterface
package io.neurocards.operations.plans;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
