/** The pages of the desk: customers, clips, orders, payments, the house and its audit log. */
@NullMarked
package io.neurocards.web.desk.pages;

import org.jspecify.annotations.NullMarked;
