package io.neurocards.web.access;

import io.neurocards.operations.Operator;
import io.neurocards.operations.admins.AdminSession;
import io.neurocards.operations.callers.AdminRole;
import io.neurocards.operations.callers.Administrator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** An administrator who showed a token, as Spring Security knows them. */
final class AdminAuthentication extends AbstractAuthenticationToken {

    private static final String ADMINISTRATOR = "administrator";

    private final transient Operator operator;
    private final AdminRole role;
    private final @Nullable UUID token;
    private final transient @Nullable AdminSession session;

    private AdminAuthentication(
            Operator operator, AdminRole role, @Nullable UUID token, @Nullable AdminSession session) {
        super(List.of(new SimpleGrantedAuthority(ADMINISTRATOR)));
        this.operator = operator;
        this.role = role;
        this.token = token;
        this.session = session;
        setAuthenticated(true);
    }

    /** Returns whoever knows the token of the settings. */
    static AdminAuthentication bySettings() {
        return new AdminAuthentication(Operator.byAdminToken(), AdminRole.OWNER, null, null);
    }

    static AdminAuthentication of(Administrator administrator) {
        return new AdminAuthentication(
                Operator.byToken(administrator.name()), administrator.role(), administrator.id(), null);
    }

    /** Returns whoever is signed in at the desk. */
    static AdminAuthentication of(AdminSession session) {
        var account = session.account();
        return new AdminAuthentication(account.operator(), account.role(), null, session);
    }

    /** Returns what they are signed in by at the desk, if they are. */
    Optional<AdminSession> session() {
        return Optional.ofNullable(session);
    }

    Operator operator() {
        return operator;
    }

    AdminRole role() {
        return role;
    }

    /** Returns which token was shown; nothing when it was the one of the settings. */
    Optional<UUID> token() {
        return Optional.ofNullable(token);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return operator;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AdminAuthentication same && operator.equals(same.operator) && role == same.role;
    }

    @Override
    public int hashCode() {
        return operator.hashCode();
    }
}
