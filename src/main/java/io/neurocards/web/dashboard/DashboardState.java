package io.neurocards.web.dashboard;

import io.neurocards.operations.databases.CallTexts;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.databases.DatabaseReport;
import io.neurocards.operations.databases.DeadLetterDesk;
import io.neurocards.operations.databases.SyncResult;
import io.neurocards.shared.ProblemException;
import io.neurocards.waiting.DeadLetterBox;
import io.neurocards.web.Problems;
import io.neurocards.web.access.AdminAccess;
import io.neurocards.web.access.Operators;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the page shows, asked for once a second, and what its buttons do. */
@RestController
class DashboardState {

    private final DatabaseDesk desk;
    private final DeadLetterDesk deadLetters;
    private final CallTexts texts;
    private final AdminAccess access;
    private final Problems problems;

    DashboardState(
            DatabaseDesk desk, DeadLetterDesk deadLetters, CallTexts texts, AdminAccess access, Problems problems) {
        this.desk = desk;
        this.deadLetters = deadLetters;
        this.texts = texts;
        this.access = access;
        this.problems = problems;
    }

    /**
     * The report, and in words what is wrong.
     *
     * @param reasons of the report's switches, in the same order
     */
    record State(DatabaseReport report, List<Told> troubles, List<String> reasons) {}

    record Told(String level, Instant since, String message, String action) {}

    /** An open page stays signed in. */
    @GetMapping("/dashboard/state")
    ResponseEntity<State> state(Authentication caller, Locale locale, HttpServletRequest request) {
        var report = desk.report();
        var told = report.troubles().stream()
                .map(trouble -> new Told(
                        trouble.level(),
                        trouble.since(),
                        texts.message(trouble.cause(), trouble.facts(), locale),
                        texts.action(trouble.cause(), locale)))
                .toList();
        var reasons = report.switches().stream()
                .map(change -> texts.reason(change.reason(), locale))
                .toList();
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore());
        access.renewed(caller, request).ifPresent(ticket -> answer.header(HttpHeaders.SET_COOKIE, ticket.toString()));
        return answer.body(new State(report, told, reasons));
    }

    @PostMapping("/dashboard/sync")
    SyncResult sync(Authentication caller) throws InterruptedException {
        return desk.synchronise(Operators.of(caller));
    }

    record Asked(String database) {}

    @PostMapping("/dashboard/decider")
    Asked decider(@RequestParam("database") String database, Authentication caller) {
        desk.handOver(Operators.of(caller), database);
        return new Asked(database);
    }

    @PostMapping("/dashboard/dead-letter")
    DeadLetterBox.Answer deadLetter(
            @RequestParam("operation") UUID operation, @RequestParam("wish") String wish, Authentication caller) {
        return deadLetters.say(Operators.of(caller), operation, wish);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ProblemException problem, HttpServletRequest request) {
        return problems.response(problem, request);
    }
}
