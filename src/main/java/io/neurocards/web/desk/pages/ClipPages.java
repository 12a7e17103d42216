package io.neurocards.web.desk.pages;

import io.neurocards.operations.JobInspector;
import io.neurocards.operations.TryReport;
import io.neurocards.providers.vendors.AttemptAnswers;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.desk.OfDesk;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A clip under the magnifying glass: what happened when, every try with what its provider said, and its postings. */
@Controller("deskClipPages")
@OfDesk
class ClipPages {

    private final JobInspector inspector;
    private final AttemptAnswers answers;

    ClipPages(JobInspector inspector, AttemptAnswers answers) {
        this.inspector = inspector;
        this.answers = answers;
    }

    /** A try, and its provider's answers without secrets. */
    record Tried(TryReport report, List<AttemptAnswers.Kept> answers) {}

    @GetMapping("/desk/clips/{subject}")
    String one(@PathVariable("subject") UUID subject, Model model) {
        var job = inspector.find(subject).orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND));
        model.addAttribute("job", job);
        model.addAttribute(
                "tries", job.tries().stream().map(each -> tried(each.id())).toList());
        return "desk/clip";
    }

    private Tried tried(UUID id) {
        return new Tried(inspector.attempt(id).orElseThrow(), answers.of(id));
    }
}
