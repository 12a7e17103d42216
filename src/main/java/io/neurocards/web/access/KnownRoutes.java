package io.neurocards.web.access;

import io.neurocards.web.UnknownRoute;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which routes there are, for whoever has to refuse a request before it reaches one. */
@Component
record KnownRoutes(RequestMappingHandlerMapping requestMappingHandlerMapping) {

    boolean isThere(HttpServletRequest request) {
        try {
            var chain = requestMappingHandlerMapping.getHandler(request);
            return chain != null
                    && (!(chain.getHandler() instanceof HandlerMethod method)
                            || !method.hasMethodAnnotation(UnknownRoute.class));
        } catch (HttpRequestMethodNotSupportedException e) {
            return true;
        } catch (Exception e) {
            throw new IllegalStateException("No route could be looked up: method=" + request.getMethod(), e);
        }
    }
}
