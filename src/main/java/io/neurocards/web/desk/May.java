package io.neurocards.web.desk;

import io.neurocards.web.access.Operators;
import org.springframework.security.core.Authentication;

/** What is shown only to whoever's role opens it; pages ask. */
public record May(Authentication caller) {

    /**
     * Returns whether a page may be looked at.
     *
     * @param path as it stands in the table of roles
     */
    public boolean see(String path) {
        return Operators.may(caller, "GET", path);
    }
}
