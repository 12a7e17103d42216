package io.neurocards.payments;

/**
 * A plan as operators see it, also one that is off sale.
 *
 * @param position where it stands among the plans, lowest first
 */
public record OwnPlan(Plan plan, int position, boolean onSale) {}
