/**
 * One person, many identities: who a customer is, how they prove it, and what they agreed to.
 *
 * <p>A person ({@link io.neurocards.shared.PersonId}) has identities, unique by platform and external id; an e-mail address
 * is an identity of platform {@code website}, a Telegram account one of platform {@code telegram} (see the package {@code
 * telegram}). A sign-up creates the person at once but only a {@code registration} for the
 * password, name and consent that were typed: {@link io.neurocards.accounts.VerifyEmail} makes them real with the code that
 * was mailed for that very registration. Whoever signs up with somebody else's address therefore gains nothing, and leaves
 * nothing behind. Surfaces that can should hand the registration of their own {@link io.neurocards.accounts.SignUp} to
 * {@code VerifyEmail}, so that a code mailed for a stranger's later sign-up is refused.
 *
 * <p>One class per customer action: {@link io.neurocards.accounts.SignUp}, {@link io.neurocards.accounts.VerifyEmail},
 * {@link io.neurocards.accounts.ResendCode}, {@link io.neurocards.accounts.SignIn}, {@link io.neurocards.accounts.SignOut},
 * {@link io.neurocards.accounts.RequestPasswordReset}, {@link io.neurocards.accounts.ResetPassword},
 * {@link io.neurocards.accounts.AcceptTerms}. A surface asks {@link io.neurocards.accounts.Sessions} on every request who is
 * calling. Announced within the transaction that made them true: {@link io.neurocards.accounts.PersonProved} (once per
 * identity) and {@link io.neurocards.accounts.EmailCodeRequested} (whoever mails reads {@link
 * io.neurocards.accounts.EmailCodes}).
 *
 * <p>Everything that concerns one identity happens one after another: each action takes the identity's advisory lock first.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "database", "database :: pair", "jobs"})
package io.neurocards.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
