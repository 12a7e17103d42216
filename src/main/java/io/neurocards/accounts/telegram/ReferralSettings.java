package io.neurocards.accounts.telegram;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What invitations are worth.
 *
 * @param referralCredits what the inviter gets when an invited friend first buys credits; 0 rewards nobody
 */
@Validated
@ConfigurationProperties("neurocards.accounts")
record ReferralSettings(@Min(0) @Max(100) @DefaultValue("1") int referralCredits) {}
