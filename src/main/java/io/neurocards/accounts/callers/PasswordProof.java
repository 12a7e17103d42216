package io.neurocards.accounts.callers;

import io.neurocards.shared.ProblemException;
import org.jspecify.annotations.Nullable;

/** Passwords of those who are no customers: chosen, hashed and counted by the same rules, apart from those of customers. */
public interface PasswordProof {

    /**
     * Returns what is kept of a password.
     *
     * @throws ProblemException PASSWORD_TOO_SHORT or PASSWORD_TOO_LONG
     */
    String hash(String password);

    /** Says whether {@code password} is the one behind {@code hash}; takes as long when there is no hash. */
    boolean matches(String password, @Nullable String hash);

    /**
     * Counts a try before anything is looked at.
     *
     * @param subject whom somebody says they are, or whose second proof they try
     * @param address the IP address of the caller, as text
     * @throws ProblemException TOO_MANY_REQUESTS with {@code retry_after_seconds} while that is to wait
     */
    void count(String subject, String address);

    /** Takes the tries of a subject back in the caller's transaction, once one was right. */
    void takeBack(String subject, String address);
}
