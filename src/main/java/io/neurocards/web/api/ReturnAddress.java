package io.neurocards.web.api;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.PublicUrls;
import io.neurocards.web.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where a gateway sends a customer's browser back to: to this site and nowhere else. */
@Component
record ReturnAddress(WebSettings settings) {

    /** In characters. */
    static final int LONGEST = 1024;

    /**
     * Returns the address that was wanted, or the page of the payment.
     *
     * @throws ProblemException INVALID_REQUEST with {@code field} for an address that is not of this site
     */
    URI of(@Nullable String wanted, UUID payment, HttpServletRequest request) {
        var site = PublicUrls.of(settings, request);
        return wanted == null || wanted.isBlank()
                ? URI.create(site.of("/buy/" + payment))
                : checked(wanted, URI.create(site.of("/")));
    }

    private static URI checked(String wanted, URI site) {
        try {
            var address = URI.create(wanted);
            if (wanted.length() <= LONGEST
                    && address.getRawUserInfo() == null
                    && Objects.equals(address.getScheme(), site.getScheme())
                    && Objects.equals(address.getRawAuthority(), site.getRawAuthority())
                    && !address.isOpaque()) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "return_url");
    }
}
