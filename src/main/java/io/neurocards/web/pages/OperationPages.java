package io.neurocards.web.pages;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.OperationStatus;
import io.neurocards.waiting.WaitedOperation;
import io.neurocards.waiting.WaitedOperations;
import io.neurocards.web.ProblemTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What becomes of an order that was kept while nobody could decide; leads on to the clip once there is one. */
@Controller
class OperationPages {

    private final WaitedOperations operations;
    private final ProblemTexts texts;

    OperationPages(WaitedOperations operations, ProblemTexts texts) {
        this.operations = operations;
        this.texts = texts;
    }

    @GetMapping("/operations/{id}")
    String operation(
            @AuthenticationPrincipal Caller caller,
            @PathVariable UUID id,
            Model model,
            HttpServletResponse response,
            Locale locale) {
        var operation = operations
                .find(caller.personId(), new OperationId(id))
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        var resource = operation.resource();
        if (resource != null) {
            return FormReply.to(resource.replaceFirst("^/v1", ""));
        }
        var waits = operation.status() == OperationStatus.PENDING;
        if (waits) {
            response.setHeader("Refresh", "5");
        }
        model.addAttribute("status", operation.status().text());
        model.addAttribute("waits", waits);
        model.addAttribute("why", why(operation, locale));
        return "studio/waiting";
    }

    private String why(WaitedOperation operation, Locale locale) {
        var problem = operation.problem();
        return problem == null ? "" : texts.text(problem, operation.facts(), locale);
    }
}
