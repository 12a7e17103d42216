package io.neurocards.web.api;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Answers programs that ask for what no route takes, in the form in which they understand everything else. No controller
 * has been found by then, so this stands for all paths and leaves those that are not {@code /v1} to the error pages.
 */
@RestControllerAdvice
class UnknownApi {

    private final Problems problems;

    UnknownApi(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> path(NoResourceFoundException e, HttpServletRequest request)
            throws NoResourceFoundException {
        if (!isOfApi(request)) {
            throw e;
        }
        return problems.response(new ProblemException(ProblemCode.NOT_FOUND).with("documentation", "/docs"), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        if (!isOfApi(request)) {
            throw e;
        }
        var problem = problems.response(new ProblemException(ProblemCode.METHOD_NOT_ALLOWED), request);
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .headers(e.getHeaders())
                .body(problem.getBody());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> mediaType(HttpMediaTypeException e, HttpServletRequest request)
            throws HttpMediaTypeException {
        if (!isOfApi(request)) {
            throw e;
        }
        return problems.response(new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE), request);
    }

    private static boolean isOfApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/v1/");
    }
}
