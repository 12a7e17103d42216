package io.neurocards.web.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.neurocards.operations.databases.ComparisonDesk;
import io.neurocards.operations.databases.DatabaseDesk;
import io.neurocards.operations.databases.DatabaseOrders;
import io.neurocards.operations.databases.DeadLetterDesk;
import io.neurocards.operations.databases.SyncResult;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.access.Operators;
import io.neurocards.web.api.contract.Answers;
import io.neurocards.web.api.contract.OneOf;
import io.neurocards.web.api.contract.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever runs the studio; all but the hand-over works while no database can be asked. */
@RestController
@RequestMapping("/v1/admin")
@Tag(
        name = "Administration",
        description =
                "Wants Authorization: Bearer with ADMIN_TOKEN, or with an admin token (nka_…) whose role opens the route")
class AdminApi {

    private final DatabaseDesk desk;
    private final DatabaseOrders orders;
    private final DeadLetterDesk deadLetters;
    private final AdminStatus status;
    private final ComparisonDesk comparisons;

    AdminApi(
            DatabaseDesk desk,
            DatabaseOrders orders,
            DeadLetterDesk deadLetters,
            AdminStatus status,
            ComparisonDesk comparisons) {
        this.desk = desk;
        this.orders = orders;
        this.deadLetters = deadLetters;
        this.status = status;
        this.comparisons = comparisons;
    }

    @Operation(
            summary =
                    "How the databases are (mode, lag, uptime, what waits, what was switched when), platforms, alerts, and what to do",
            description =
                    "platforms and alerts are as they were counted or read last, as counted_at and as_of tell: within a minute"
                            + " and some seconds while a database can be asked; null when they never were")
    @GetMapping("/status")
    ResponseEntity<AdminStatusJson> status(Locale locale) throws InterruptedException {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(status.now(locale));
    }

    @Operation(
            summary = "Decide what waits and bring the other database up to date, now; at once by several is done once")
    @PostMapping("/sync")
    SyncResult sync(Authentication caller) throws InterruptedException {
        return desk.synchronise(Operators.of(caller));
    }

    /**
     * @param force whether it is to decide although nobody knows that it has everything
     * @param lose how many decisions may be lost by that, as the refusal before it told
     */
    record Wanted(
            @Schema(requiredMode = RequiredMode.REQUIRED) @OneOf(Words.DATABASES) @Nullable
            String database,

            @Nullable Boolean force,
            @Nullable Long lose) {}

    /** @param decider who decided when this was asked for */
    record HandOver(String wanted, String decider) {}

    @Operation(
            summary =
                    "Let the primary or the backup decide, as soon as nothing would be undone; the status says when it does. With"
                            + " force, while nobody can decide: now, whatever it lacks")
    @PostMapping("/decider")
    @Answers(202)
    ResponseEntity<HandOver> decider(@RequestBody Wanted wanted, Authentication caller) throws InterruptedException {
        var database = wanted.database();
        if (database == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "database");
        }
        var before = desk.report().decider();
        if (Boolean.TRUE.equals(wanted.force())) {
            orders.force(Operators.of(caller), database, wanted.lose());
        } else {
            desk.handOver(Operators.of(caller), database);
        }
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new HandOver(database, before));
    }

    record Word(
            @Schema(requiredMode = RequiredMode.REQUIRED) @OneOf(Words.WHAT_TO_DO) @Nullable
            String wish) {}

    @Operation(
            summary = "Have what could not be decided tried once more (wish: retry) or given up (wish: drop);"
                    + " the status lists it with its reason")
    @PostMapping("/dead-letters/{operation_id}")
    DeadLetterJson deadLetter(
            @PathVariable("operation_id") UUID operation, @RequestBody Word word, Authentication caller) {
        var answer = deadLetters.say(Operators.of(caller), operation, Objects.requireNonNullElse(word.wish(), ""));
        return new DeadLetterJson(operation, answer.status().text(), answer.reason());
    }

    record DeadLetterJson(
            @JsonProperty("operation_id") UUID operationId,
            String status,
            @Nullable String reason) {}

    /** @param lose how many decisions may be lost, as the refusal before it told */
    record Target(
            @OneOf(Words.DATABASES) @Nullable String database,
            @Nullable Long lose) {}

    @Operation(
            summary =
                    "Throw away the rows of the database that does not decide, and fill it; the status says how it is")
    @PostMapping("/fill")
    @Answers(202)
    ResponseEntity<Target> fill(@RequestBody Target target, Authentication caller) {
        orders.fill(Operators.of(caller), target.database(), target.lose());
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(target);
    }

    record Comparing(@JsonProperty("asked_at") Instant askedAt) {}

    @Operation(
            summary =
                    "Have both databases compared row for row, within a minute or so and as soon as both are at work; the status"
                            + " says what came out (comparison)")
    @PostMapping("/compare")
    @Answers(202)
    ResponseEntity<Comparing> compare(Authentication caller) {
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(new Comparing(comparisons.order(Operators.of(caller))));
    }

    @Operation(
            summary =
                    "Whether somebody can decide, for anybody: ok, degraded while a database that belongs here is missing, or 503"
                            + " when nobody can; uptime in seconds")
    @SecurityRequirements
    @GetMapping("/health")
    @Answers({200, 503})
    ResponseEntity<HealthJson> health() {
        var health = desk.health();
        return ResponseEntity.status(health.isServing() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(HealthJson.of(health));
    }
}
