package io.neurocards.web.api;

import io.neurocards.database.Undecided;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.BodyTooLargeException;
import io.neurocards.web.Problems;
import io.neurocards.web.UnkeepableText;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerMapping;

/** Turns whatever stops a call to {@code /v1} into a problem; what nobody foresaw is logged and says nothing of its inside. */
@RestControllerAdvice(basePackageClasses = ApiProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

    private final Problems problems;

    private final DataSize heaviest;

    ApiProblems(Problems problems, @Value("${neurocards.media.photo.heaviest:20MB}") DataSize heaviest) {
        this.problems = problems;
        this.heaviest = heaviest;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException problem, HttpServletRequest request) {
        return problems.response(problem, request);
    }

    @ExceptionHandler({MaxUploadSizeExceededException.class})
    ResponseEntity<ProblemDetail> tooHeavy(HttpServletRequest request) {
        return problem(
                new ProblemException(ProblemCode.PHOTO_TOO_HEAVY).with("limitMegabytes", heaviest.toMegabytes()),
                request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingPart(MissingServletRequestPartException e, HttpServletRequest request) {
        var code = "photo".equals(e.getRequestPartName()) ? ProblemCode.PHOTO_REQUIRED : ProblemCode.INVALID_REQUEST;
        return problem(new ProblemException(code).with("field", e.getRequestPartName()), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return problem(new ProblemException(ProblemCode.NOT_FOUND), request);
        }
        return switch (e.getName()) {
            case "count" ->
                problem(
                        new ProblemException(ProblemCode.COUNT_INVALID).with("allowed", java.util.List.of(1, 3, 5)),
                        request);
            default -> problem(new ProblemException(ProblemCode.INVALID_REQUEST).with("field", e.getName()), request);
        };
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentNotValidException.class,
        HandlerMethodValidationException.class,
        ServletRequestBindingException.class,
        MultipartException.class
    })
    ResponseEntity<ProblemDetail> unreadable(Exception e, HttpServletRequest request) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLargeException large) {
                return problem(
                        new ProblemException(ProblemCode.BODY_TOO_LARGE).with("max_bytes", large.most()), request);
            }
        }
        return problem(new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "body"), request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> method(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        return problem(new ProblemException(ProblemCode.METHOD_NOT_ALLOWED), request);
    }

    /** Programs speak JSON here, both ways; an answer in another form than they accept is JSON all the same. */
    @ExceptionHandler({HttpMediaTypeNotSupportedException.class, HttpMediaTypeNotAcceptableException.class})
    ResponseEntity<ProblemDetail> mediaType(HttpServletRequest request) {
        return problem(new ProblemException(ProblemCode.UNSUPPORTED_MEDIA_TYPE), request);
    }

    /** Whoever left in the middle of a stream is told nothing, and is no error. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone() {}

    @ExceptionHandler
    ResponseEntity<ProblemDetail> surprise(Exception e, HttpServletRequest request) {
        var undecided = Undecided.of(e);
        if (undecided.isPresent()) {
            log.warn("Call could not be decided: method={}, route={}", request.getMethod(), route(request), e);
            return problem(Problems.undecided(undecided.get()), request);
        }
        if (UnkeepableText.stopped(e)) {
            return problem(new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "text"), request);
        }
        log.error("Call failed: method={}, route={}", request.getMethod(), route(request), e);
        return problem(new ProblemException(ProblemCode.INTERNAL_ERROR), request);
    }

    /** Returns the route's pattern: the path that was asked for may name somebody. */
    private static @Nullable Object route(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    }
}
