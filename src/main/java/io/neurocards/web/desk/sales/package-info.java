/** The desk's pages of what is sold and by what it is made: plans, goods, codes, partners, models, keys; each act calls one action. */
@NullMarked
package io.neurocards.web.desk.sales;

import org.jspecify.annotations.NullMarked;
