package io.neurocards.web.access;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.callers.Service;
import io.neurocards.accounts.devices.DeviceCaller;
import io.neurocards.partners.keys.ApiPartner;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller whose token was found, as Spring Security knows them: a customer, a program that acts for customers, or a partner's. */
final class CallerAuthentication extends AbstractAuthenticationToken {

    /** Who may do what customers do for themselves. */
    static final String CUSTOMER = "customer";

    /** Who may do it for others, as far as its scopes go. */
    static final String SERVICE = "service";

    /** Who may do it for customers of their own. */
    static final String PARTNER = "partner";

    private final transient Object caller;
    private final String account;
    private final transient @Nullable DeviceCaller device;

    private CallerAuthentication(Object caller, String authority, String account, @Nullable DeviceCaller device) {
        super(List.of(new SimpleGrantedAuthority(authority)));
        this.caller = caller;
        this.account = account;
        this.device = device;
        setAuthenticated(true);
    }

    static CallerAuthentication of(Caller customer) {
        return new CallerAuthentication(customer, CUSTOMER, customer.personId().toString(), null);
    }

    /** A customer's device may do what the customer may. */
    static CallerAuthentication of(DeviceCaller device) {
        var customer = device.person();
        return new CallerAuthentication(customer, CUSTOMER, customer.personId().toString(), device);
    }

    static CallerAuthentication of(Service service) {
        return new CallerAuthentication(service, SERVICE, SERVICE + ":" + service.id(), null);
    }

    static CallerAuthentication of(ApiPartner partner) {
        return new CallerAuthentication(partner, PARTNER, partner.account().toString(), null);
    }

    /** Returns the word for what kind of caller it is. */
    String kind() {
        return Objects.requireNonNull(getAuthorities().iterator().next().getAuthority());
    }

    /** Returns whose requests are counted together, and whose they are in the log. */
    String account() {
        return account;
    }

    /** Returns which device calls for its customer, if one does. */
    Optional<DeviceCaller> device() {
        return Optional.ofNullable(device);
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication same && caller.equals(same.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
