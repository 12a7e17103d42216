package io.neurocards.web;

import io.neurocards.database.Undecided;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.ObjectMapper;

/** The one place that speaks HTTP about problems: status, headers and an {@code application/problem+json} body (RFC 9457). */
@Component
public final class Problems {

    /** The attribute of a request that holds its name: what whoever needs help can tell us, and every line of the log has. */
    public static final String REQUEST_NAME = Problems.class.getName() + ".REQUEST_NAME";

    private static final int RETRY_SECONDS = 10;
    private static final String RETRY_AFTER_FACT = "retry_after_seconds";

    private final ProblemTexts texts;
    private final LocaleResolver locales;
    private final ObjectMapper json;

    Problems(ProblemTexts texts, LocaleResolver locales, ObjectMapper json) {
        this.texts = texts;
        this.locales = locales;
        this.json = json;
    }

    /** Returns the response for a problem, in the language of the request. */
    public ResponseEntity<ProblemDetail> response(ProblemException problem, HttpServletRequest request) {
        var response = ResponseEntity.status(status(problem.code())).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        retryAfter(problem).ifPresent(seconds -> response.header(HttpHeaders.RETRY_AFTER, seconds));
        return response.body(named(detail(problem, locales.resolveLocale(request)), request));
    }

    /** Returns the problem with the name of its request, where that has one. */
    public static ProblemDetail named(ProblemDetail problem, HttpServletRequest request) {
        var name = request.getAttribute(REQUEST_NAME);
        if (name != null) {
            problem.setProperty("request_id", name);
        }
        return problem;
    }

    /** Returns after how many seconds it makes sense to ask again, where a problem says so. */
    public static Optional<String> retryAfter(ProblemException problem) {
        return Optional.ofNullable(problem.facts().get(RETRY_AFTER_FACT)).map(Object::toString);
    }

    /** Writes the response for a problem where no controller is. */
    public void write(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var entity = response(problem, request);
        Objects.requireNonNull(entity.getBody()).setInstance(URI.create(request.getRequestURI()));
        response.setStatus(entity.getStatusCode().value());
        entity.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        json.writeValue(response.getOutputStream(), entity.getBody());
    }

    /** Returns the problem of a call that failed because databases are away. */
    public static ProblemException undecided(Undecided known) {
        var code = switch (known) {
            case NOTHING_HAPPENED -> ProblemCode.NOBODY_CAN_DECIDE;
            case NOT_KNOWN -> ProblemCode.OUTCOME_UNKNOWN;
        };
        return new ProblemException(code).with(RETRY_AFTER_FACT, RETRY_SECONDS);
    }

    /** Returns the sentence for a code alone, such as the reason why a job failed. */
    public String text(ProblemCode code, Locale locale) {
        return texts.text(code, java.util.Map.of(), locale);
    }

    private ProblemDetail detail(ProblemException problem, Locale locale) {
        var code = problem.code();
        var detail = ProblemDetail.forStatusAndDetail(status(code), texts.text(problem, locale));
        detail.setType(URI.create("urn:neurocards:problem:" + code.text()));
        detail.setTitle(code.text().replace('_', ' '));
        detail.setProperty("code", code.text());
        problem.facts().forEach(detail::setProperty);
        return detail;
    }

    public static HttpStatus status(ProblemCode code) {
        return switch (code.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case PAYMENT_REQUIRED -> HttpStatus.PAYMENT_REQUIRED;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
            case CONFLICT -> HttpStatus.CONFLICT;
            case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
            case UNSUPPORTED -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case LIMITED -> HttpStatus.TOO_MANY_REQUESTS;
            case INTERNAL -> HttpStatus.INTERNAL_SERVER_ERROR;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
