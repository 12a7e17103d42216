package io.neurocards.web.desk;

import io.neurocards.database.Undecided;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Hands what stops a page of the desk over to the error pages. */
@ControllerAdvice(annotations = OfDesk.class)
class DeskProblems {

    @ExceptionHandler
    void problem(ProblemException problem, HttpServletResponse response) throws IOException {
        Problems.retryAfter(problem).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.sendError(Problems.status(problem.code()).value());
    }

    @ExceptionHandler
    void undecidable(RuntimeException e, HttpServletResponse response) throws IOException {
        if (Undecided.of(e).isEmpty()) {
            throw e;
        }
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    @ExceptionHandler
    void notAnId(MethodArgumentTypeMismatchException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
