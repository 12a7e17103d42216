package io.neurocards.web.pages;

import io.neurocards.database.Undecided;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.KeptReads;
import io.neurocards.web.Problems;
import io.neurocards.web.UnkeepableText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** Hands what stops a page over to the error pages, one for each status; what is wrong with a form, the form's page says. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
class PageProblems {

    @ExceptionHandler
    void problem(ProblemException problem, HttpServletResponse response) throws IOException {
        response.sendError(Problems.status(problem.code()).value());
    }

    /** While databases are away a page says so, rather than that something broke. */
    @ExceptionHandler
    void undecidable(RuntimeException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (UnkeepableText.stopped(e)) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        if (Undecided.of(e).isEmpty()) {
            throw e;
        }
        KeptReads.showsNothing(request);
        response.setHeader(HttpHeaders.RETRY_AFTER, "10");
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }

    /** A path with an id that is none leads nowhere. */
    @ExceptionHandler
    void notAnId(MethodArgumentTypeMismatchException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    /** An upload that is cut off by its size takes the rest of the form with it. */
    @ExceptionHandler
    void tooHeavy(MaxUploadSizeExceededException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.CONTENT_TOO_LARGE.value());
    }
}
