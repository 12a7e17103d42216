package io.neurocards.web.api;

import io.neurocards.accounts.Sessions.Caller;
import io.neurocards.accounts.linking.OnePerson;
import io.neurocards.shared.OperationId;
import io.neurocards.shared.PersonId;
import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.videos.Brief;
import io.neurocards.videos.OrderVideos.OrderedVideos;
import io.neurocards.videos.OrderVideos.Orderer;
import io.neurocards.videos.ShortOrders;
import io.neurocards.videos.WaitingOrders;
import io.neurocards.waiting.Answer;
import io.neurocards.web.access.Reach;
import io.neurocards.web.api.VideosApi.VideoOrderJson;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "Videos")
class OrderVideosApi {

    private final WaitingOrders waitingOrders;
    private final ShortOrders shortOrders;
    private final IdempotencyKey keys;
    private final OnePerson onePerson;

    OrderVideosApi(WaitingOrders waitingOrders, ShortOrders shortOrders, IdempotencyKey keys, OnePerson onePerson) {
        this.waitingOrders = waitingOrders;
        this.shortOrders = shortOrders;
        this.keys = keys;
        this.onePerson = onePerson;
    }

    /** The fields of the form, all of them text, so that a wrong one gets an answer of its own. */
    record OrderForm(
            @Nullable String template,
            @Nullable String description,
            @Nullable String wishes,
            @Nullable String prompt,
            @Nullable String count,
            @Nullable String duration,
            @Nullable String model,
            @Nullable String scenario) {

        Brief brief(Locale locale) {
            return new Brief(
                    template,
                    description,
                    wishes,
                    prompt,
                    number(count, ProblemCode.COUNT_INVALID, 1),
                    duration == null || duration.isBlank()
                            ? null
                            : Integer.valueOf(number(duration, ProblemCode.DURATION_INVALID, 0)),
                    model,
                    locale.getLanguage(),
                    scenario == null || scenario.isBlank() ? null : ScenariosApi.id(scenario));
        }

        private static int number(@Nullable String text, ProblemCode problem, int absent) {
            if (text == null || text.isBlank()) {
                return absent;
            }
            try {
                return Integer.parseInt(text.strip());
            } catch (NumberFormatException e) {
                throw (ProblemException) new ProblemException(problem).initCause(e);
            }
        }
    }

    @Operation(
            summary = "Order 1, 3 or 5 clips of a product; all of them or none",
            description = "While no database can be reached the order is kept, nothing is charged, and the answer is"
                    + " {operation_id, status: pending, status_url}; the status_url tells the decision later.")
    @PostMapping(path = "/v1/videos", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    OrderAnswer order(
            @Parameter(hidden = true) @AuthenticationPrincipal Caller caller,
            @RequestPart(name = "photo", required = false) @Nullable MultipartFile photo,
            @RequestParam(name = "template", required = false) @Nullable String template,
            @RequestParam(name = "description", required = false) @Nullable String description,
            @RequestParam(name = "wishes", required = false) @Nullable String wishes,
            @RequestParam(name = "prompt", required = false) @Nullable String prompt,
            @RequestParam(name = "count", required = false) @Nullable String count,
            @RequestParam(name = "duration", required = false) @Nullable String duration,
            @RequestParam(name = "model", required = false) @Nullable String model,
            @RequestParam(name = "scenario_id", required = false) @Nullable String scenario,
            @RequestParam(name = "wait_for_credits", required = false) @Nullable String waitForCredits,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Parameter(
                            description = "The user_uuid that this order is of: the caller, or somebody who was linked"
                                    + " with them since; the call is 401 when somebody else is signed in by now. For"
                                    + " whoever sends later what was ordered offline.")
                    @RequestHeader(name = "X-Customer", required = false)
                    @Nullable
                    String customer,
            @Parameter(hidden = true) Authentication how,
            Locale locale)
            throws IOException {
        var form = new OrderForm(template, description, wishes, prompt, count, duration, model, scenario);
        var orderer = orderer(caller.personId(), customer);
        requireTerms(caller);
        var operation = keys.of(orderer.maker(), "videos.order", key);
        var brief = form.brief(locale);
        return switch (waits(waitForCredits)
                ? shortOrders.order(
                        orderer, operation, brief, photo == null ? null : photo::getInputStream, Reach.platform(how))
                : order(orderer, operation, brief, photo)) {
            case Answer.Decided<OrderedVideos>(var ordered) -> VideoOrderJson.of(ordered);
            case Answer.Pending<OrderedVideos>(var id) -> PendingJson.of(id);
            case Answer.Known<OrderedVideos>(var id, var status) -> PendingJson.of(id, status, null);
        };
    }

    private static boolean waits(@Nullable String wanted) {
        return switch (wanted) {
            case null -> false;
            case "true" -> true;
            case "false", "" -> false;
            default -> throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "wait_for_credits");
        };
    }

    /** An order by a scenario needs no photo: it is of the one that the scenario was written for. */
    private Answer<OrderedVideos> order(
            Orderer orderer, OperationId operation, Brief brief, @Nullable MultipartFile photo) throws IOException {
        return photo == null
                ? waitingOrders.orderByScenario(orderer, operation, brief)
                : waitingOrders.order(orderer, operation, brief, photo::getInputStream);
    }

    /** An order that waited on a device is of whoever made it, not of whoever is signed in there when it is sent. */
    private Orderer orderer(PersonId caller, @Nullable String customer) {
        if (customer == null || customer.equals(caller.toString())) {
            return Orderer.of(caller);
        }
        return onePerson.all(caller).stream()
                .filter(one -> one.toString().equals(customer))
                .map(maker -> new Orderer(caller, maker))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED));
    }

    /** What is kept for later is kept only of whoever could order now. */
    private static void requireTerms(Caller caller) {
        if (!caller.termsAccepted()) {
            throw new ProblemException(ProblemCode.TERMS_NOT_ACCEPTED);
        }
    }
}
