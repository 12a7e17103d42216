package io.neurocards.web.access;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which routes there are, for whoever has to refuse a request before it reaches one. */
@Component
record KnownRoutes(RequestMappingHandlerMapping requestMappingHandlerMapping) {

    /** Returns why nobody can have what is asked for; empty where somebody may. */
    Optional<ProblemException> problem(HttpServletRequest request) {
        try {
            return requestMappingHandlerMapping.getHandler(request) == null
                    ? Optional.of(new ProblemException(ProblemCode.NOT_FOUND).with("documentation", "/docs"))
                    : Optional.empty();
        } catch (HttpRequestMethodNotSupportedException e) {
            return Optional.of(new ProblemException(ProblemCode.METHOD_NOT_ALLOWED));
        } catch (HttpMediaTypeException e) {
            return Optional.empty();
        } catch (Exception e) {
            throw new IllegalStateException("No route could be looked up: method=" + request.getMethod(), e);
        }
    }
}
