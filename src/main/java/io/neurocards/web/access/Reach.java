package io.neurocards.web.access;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.callers.Scope;
import io.neurocards.accounts.callers.Service;
import io.neurocards.accounts.devices.DeviceCaller;
import io.neurocards.partners.PartnerAccount;
import io.neurocards.partners.keys.ApiPartner;
import io.neurocards.partners.keys.PartnerScope;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.Platform;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The one place that decides whom a caller may see, and do something for. */
@Component
public final class Reach {

    Reach() {}

    /**
     * Lets a program pass that may do this for customers.
     *
     * @throws ProblemException SCOPE_MISSING with {@code scope}; FORBIDDEN for everybody else
     */
    public void requireService(Authentication caller, Scope scope) {
        switch (caller.getPrincipal()) {
            case Service service when service.may(scope) -> {}
            case Service _ -> throw new ProblemException(ProblemCode.SCOPE_MISSING).with("scope", scope.word());
            case null, default -> throw new ProblemException(ProblemCode.FORBIDDEN);
        }
    }

    /**
     * Returns the one whom a caller named, if it is themselves, or if the caller is a program that may do this for customers.
     *
     * @param named nobody when there is no such customer
     * @throws ProblemException NOT_FOUND for nobody and for somebody else alike; SCOPE_MISSING with {@code scope}
     */
    public PersonId of(Authentication caller, Optional<PersonId> named, Scope scope) {
        if (!(caller.getPrincipal() instanceof Caller customer)) {
            requireService(caller, scope);
            return named.orElseThrow(Reach::notFound);
        }
        return named.filter(customer.personId()::equals).orElseThrow(Reach::notFound);
    }

    /**
     * Returns the one whom a customer named, if it is themselves; programs may not do this for them.
     *
     * @param named nobody when there is no such customer
     * @throws ProblemException FORBIDDEN for a program; NOT_FOUND for nobody and for somebody else alike
     */
    public PersonId own(Authentication caller, Optional<PersonId> named) {
        if (!(caller.getPrincipal() instanceof Caller customer)) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        return named.filter(customer.personId()::equals).orElseThrow(Reach::notFound);
    }

    /** Returns which device calls for its customer; nothing for whoever calls otherwise. */
    public static Optional<DeviceCaller> device(@Nullable Authentication caller) {
        return caller instanceof CallerAuthentication known ? known.device() : Optional.empty();
    }

    /** Returns on which platform a customer calls. */
    public static Platform platform(Authentication caller) {
        return device(caller).map(DeviceCaller::platform).orElse(Platform.WEBSITE);
    }

    /**
     * Returns the partner whose program calls, in the world that its key opens: nothing outside of it is there.
     *
     * @throws ProblemException SCOPE_MISSING with {@code scope}; FORBIDDEN for everybody else
     */
    public PartnerAccount partner(Authentication caller, PartnerScope scope) {
        if (!(caller.getPrincipal() instanceof ApiPartner partner)) {
            throw new ProblemException(ProblemCode.FORBIDDEN);
        }
        if (!partner.key().may(scope)) {
            throw new ProblemException(ProblemCode.SCOPE_MISSING).with("scope", scope.word());
        }
        return partner.account();
    }

    /** Returns what tells callers apart, who may name the same thing by the same word. */
    public static String name(Authentication caller) {
        return switch (caller.getPrincipal()) {
            case Service service -> "service:" + service.id();
            case ApiPartner partner -> partner.account().toString();
            case null, default -> "customer";
        };
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemCode.NOT_FOUND);
    }
}
