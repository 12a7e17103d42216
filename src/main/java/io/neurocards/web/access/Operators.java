package io.neurocards.web.access;

import io.neurocards.operations.Operator;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import org.springframework.security.core.Authentication;

/** The one place that says who acts for the house when a program of theirs calls. */
public final class Operators {

    private Operators() {}

    /**
     * Returns the administrator who calls, as the audit log names them.
     *
     * @throws ProblemException FORBIDDEN for everybody else
     */
    public static Operator of(Authentication caller) {
        if (caller instanceof AdminAuthentication administrator) {
            return administrator.operator();
        }
        throw new ProblemException(ProblemCode.FORBIDDEN);
    }
}
