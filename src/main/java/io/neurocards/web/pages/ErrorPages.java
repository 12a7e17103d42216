package io.neurocards.web.pages;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.Problems;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.webmvc.autoconfigure.error.AbstractErrorController;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What is answered where no page and no route can be: a reader gets a page, and whoever does not ask for one a problem. */
@Controller
@RequestMapping("/error")
class ErrorPages extends AbstractErrorController {

    private static final Map<HttpStatus, ProblemCode> CODES = Map.of(
            HttpStatus.UNAUTHORIZED, ProblemCode.UNAUTHENTICATED,
            HttpStatus.FORBIDDEN, ProblemCode.FORBIDDEN,
            HttpStatus.METHOD_NOT_ALLOWED, ProblemCode.METHOD_NOT_ALLOWED,
            HttpStatus.INTERNAL_SERVER_ERROR, ProblemCode.INTERNAL_ERROR);

    private final Problems problems;

    ErrorPages(ErrorAttributes attributes, List<ErrorViewResolver> resolvers, Problems problems) {
        super(attributes, resolvers);
        this.problems = problems;
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request, HttpServletResponse response) {
        var status = getStatus(request);
        response.setStatus(status.value());
        return Objects.requireNonNull(
                resolveErrorView(
                        request, response, status, Map.of("status", status.value(), "number", number(request))),
                "There is a page for every 4xx and 5xx");
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request) {
        var status = getStatus(request);
        if (status == HttpStatus.NOT_FOUND) {
            return ofAsked(
                    problems.response(
                            new ProblemException(ProblemCode.NOT_FOUND).with("documentation", "/docs"), request),
                    request);
        }
        var code = CODES.get(status);
        if (code != null) {
            return ofAsked(problems.response(new ProblemException(code), request), request);
        }
        var problem = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problems.named(ProblemDetail.forStatus(status), request));
        return ofAsked(problem, request);
    }

    private static Object number(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getAttribute(Problems.REQUEST_NAME), "");
    }

    /** Says of which path the problem is: what is asked for by now is this page. */
    private static ResponseEntity<ProblemDetail> ofAsked(
            ResponseEntity<ProblemDetail> problem, HttpServletRequest request) {
        var body = problem.getBody();
        if (body != null && request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            body.setInstance(URI.create(path));
        }
        return problem;
    }
}
