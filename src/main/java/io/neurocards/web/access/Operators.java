package io.neurocards.web.access;

import io.neurocards.operations.Operator;
import io.neurocards.operations.admins.AdminSession;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Optional;
import org.springframework.security.core.Authentication;

/** The one place that says who acts for the house when a program or a browser of theirs calls, and what their role opens. */
public final class Operators {

    private Operators() {}

    /**
     * Returns the administrator who calls, as the audit log names them.
     *
     * @throws ProblemException FORBIDDEN for everybody else
     */
    public static Operator of(Authentication caller) {
        return administrator(caller).operator();
    }

    /**
     * Returns their role.
     *
     * @throws ProblemException as above
     */
    public static AdminRole role(Authentication caller) {
        return administrator(caller).role();
    }

    /**
     * Returns whether their role opens a route, as the one table of roles says.
     *
     * @param path as it stands there
     * @throws ProblemException as above
     */
    public static boolean may(Authentication caller, String method, String path) {
        return AdminRoutes.areOpenTo(role(caller), method, path);
    }

    /**
     * Returns what they are signed in by at the desk; nothing for whoever came by a token.
     *
     * @throws ProblemException as above
     */
    public static Optional<AdminSession> session(Authentication caller) {
        return administrator(caller).session();
    }

    /** @throws ProblemException as above */
    static AdminAuthentication administrator(Authentication caller) {
        if (caller instanceof AdminAuthentication administrator) {
            return administrator;
        }
        throw new ProblemException(ProblemCode.FORBIDDEN);
    }
}
