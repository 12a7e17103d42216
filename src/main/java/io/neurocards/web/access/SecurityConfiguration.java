package io.neurocards.web.access;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.SessionCookie;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Everything is closed but what is named here. A browser's cookie is protected against forged forms; a bearer token needs no
 * such protection, because no other site can make a browser send it.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' blob: data:; "
            + "media-src 'self' blob:; style-src 'self'; script-src 'self'; connect-src 'self'; font-src 'self'; "
            + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** Telegram's own site shows its apps in a frame; what is there only opens the studio beside it. */
    private static final String FRAMED_POLICY =
            CONTENT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors https://web.telegram.org");

    private static final String FRAMED = "/app";

    private static final String[] PAGES_FOR_EVERYBODY = {
        "/",
        "/sign-up",
        "/verify",
        "/verify/**",
        "/sign-in",
        "/forgot",
        "/reset",
        "/terms",
        "/privacy",
        "/language",
        "/error",
        "/assets/**",
        "/webjars/**",
        "/favicon.ico",
        "/manifest.webmanifest",
        "/worker.js",
        "/offline",
        FRAMED,
        "/app/session",
        "/unsubscribe/*",
        "/take-along/*",
        "/storage/**",
        "/healthz",
        "/readyz",
        "/status",
        "/docs",
        "/docs/**",
        "/swagger-ui/**",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/v3/api-docs.yaml",
        "/sandbox/**",
        "/telegram/webhook",
        "/callbacks/**",
        "/api/webhook/*"
    };

    /** Callers that prove themselves by something no browser holds, or stand for the outside world of the demo. */
    private static final Set<String> MACHINES = Set.of(
            "/telegram/webhook",
            "/callbacks/",
            "/api/webhook/",
            "/unsubscribe/",
            "/sandbox/telegram/api/",
            "/sandbox/kie/",
            "/sandbox/kie-files/",
            "/sandbox/kling/",
            "/sandbox/openai/",
            "/sandbox/providers/api/",
            "/sandbox/yookassa/v3/",
            "/sandbox/stripe/v1/",
            "/sandbox/payments/api/",
            "/sandbox/payments/storm");

    /** The form token stays as it is: every request is a new session to a stateless chain, and would make open pages' forms void. */
    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Callers callers,
            SessionCookie cookie,
            AdminAccess admins,
            DeskAccess desk,
            Refusals refusals,
            RequestLimits limits)
            throws Exception {
        var csrf = CookieCsrfTokenRepository.withHttpOnlyFalse();
        csrf.setCookieCustomizer(custom -> custom.httpOnly(true).sameSite("Lax"));
        return http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(protection -> protection
                        .csrfTokenRepository(csrf)
                        .sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
                        .requireCsrfProtectionMatcher(request -> needsCsrfToken(request, cookie)))
                .addFilterBefore(new BodyLimitFilter(refusals), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new CallerFilter(callers, cookie, refusals), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new RequestLimitFilter(limits, refusals), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new AdminFilter(admins, desk, refusals), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ASYNC, DispatcherType.ERROR, DispatcherType.FORWARD)
                        .permitAll()
                        .requestMatchers(PAGES_FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(AdminRoutes.FOR_EVERYBODY)
                        .permitAll()
                        .requestMatchers(AdminRoutes.PATHS)
                        .access((caller, context) ->
                                new AuthorizationDecision(AdminRoutes.areOpenTo(caller.get(), context.getRequest())))
                        .requestMatchers("/v1/universal/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/v1/website/users/*/orders")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/v1/website/users/*/link-telegram")
                        .hasAuthority(CallerAuthentication.CUSTOMER)
                        .requestMatchers(HttpMethod.GET, "/v1/website/users/*", "/v1/website/users/*/*")
                        .authenticated()
                        .requestMatchers(HttpMethod.PUT, "/v1/website/users/*/profile")
                        .authenticated()
                        .requestMatchers("/v1/api/**")
                        .hasAuthority(CallerAuthentication.PARTNER)
                        .requestMatchers("/v1/telegram/users", "/v1/telegram/users/**")
                        .authenticated()
                        .requestMatchers(
                                HttpMethod.POST,
                                "/v1/mobile/users",
                                "/v1/mobile/users/",
                                "/v1/desktop/users",
                                "/v1/desktop/users/")
                        .permitAll()
                        .requestMatchers(
                                "/v1/{kind:mobile|desktop}/users/*",
                                "/v1/{kind:mobile|desktop}/users/*/orders",
                                "/v1/{kind:mobile|desktop}/users/*/loyalty")
                        .authenticated()
                        .requestMatchers(HttpMethod.POST, "/v1/website/users/**", "/v1/website/sessions")
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/v1",
                                "/v1/",
                                "/v1/platforms",
                                "/v1/goods",
                                "/v1/models",
                                "/v1/templates")
                        .permitAll()
                        .anyRequest()
                        .hasAuthority(CallerAuthentication.CUSTOMER))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.frameOptions(FrameOptionsConfig::disable)
                        .addHeaderWriter(SecurityConfiguration::framing)
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(
                                policy -> policy.policy("geolocation=(), microphone=(), payment=(), usb=()")))
                .build();
    }

    /** A path that could mean two things never reaches a route; whoever sent it is told as by any other refusal. */
    @Bean
    RequestRejectedHandler pathsThatAreRefused(Refusals refusals) {
        return (request, response, _) -> refusals.refuse(
                new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "path"), request, response);
    }

    /** Closes the way in that Spring Boot opens when it finds no user store: accounts are the only one. */
    @Bean
    UserDetailsService noBuiltInUser() {
        return name -> {
            throw new UsernameNotFoundException(AnonymousAuthenticationToken.class.getSimpleName());
        };
    }

    private static void framing(HttpServletRequest request, HttpServletResponse response) {
        var framed = FRAMED.equals(request.getRequestURI());
        if (!response.containsHeader("Content-Security-Policy")) {
            response.setHeader("Content-Security-Policy", framed ? FRAMED_POLICY : CONTENT_POLICY);
        }
        if (!framed) {
            response.setHeader("X-Frame-Options", "DENY");
        }
    }

    private static boolean needsCsrfToken(HttpServletRequest request, SessionCookie cookie) {
        if (SAFE.contains(request.getMethod())
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getHeader(CallerFilter.KEY_HEADER) != null) {
            return false;
        }
        if (MACHINES.stream().anyMatch(request.getRequestURI()::startsWith)) {
            return false;
        }
        return !request.getRequestURI().startsWith("/v1/")
                || cookie.token(request).isPresent();
    }
}
