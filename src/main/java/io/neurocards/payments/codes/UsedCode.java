package io.neurocards.payments.codes;

import io.neurocards.shared.Money;

/**
 * The code with which something was bought.
 *
 * @param full what it would have cost without
 * @param bonus credits that came on top
 */
public record UsedCode(String code, Money full, long bonus) {}
