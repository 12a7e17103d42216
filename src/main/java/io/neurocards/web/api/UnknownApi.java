package io.neurocards.web.api;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.UnknownRoute;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers programs that ask for what is not there, in the form in which they understand everything else. */
@RestController
@Hidden
class UnknownApi {

    @UnknownRoute
    @RequestMapping("/v1/**")
    void unknown() {
        throw new ProblemException(ProblemCode.NOT_FOUND).with("documentation", "/docs");
    }
}
