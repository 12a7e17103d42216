/** What is for sale, by SKU: packages of credits, whose prices are those of the plans, and the operator's own goods. */
@NullMarked
@NamedInterface("catalogue")
package io.neurocards.orders.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
