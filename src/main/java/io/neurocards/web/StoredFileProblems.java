package io.neurocards.web;

import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Says why a stored file is not shown: the link has expired, was changed, or leads nowhere. */
@RestControllerAdvice(assignableTypes = StorageController.class)
class StoredFileProblems {

    private final Problems problems;

    StoredFileProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException problem, HttpServletRequest request) {
        return problems.response(problem, request);
    }
}
