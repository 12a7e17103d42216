package io.neurocards.providers.kie;

import io.neurocards.providers.FailureReason;
import io.neurocards.providers.LookUpAnswer;
import io.neurocards.providers.SubmitAnswer;
import io.neurocards.providers.SubmitAnswer.KeyTrouble;
import io.neurocards.providers.SubmitAnswer.ModelAway;
import io.neurocards.providers.SubmitAnswer.Refused;
import io.neurocards.providers.SubmitAnswer.Trouble;
import io.neurocards.providers.SubmitAnswer.TryLater;
import io.neurocards.providers.SubmitAnswer.Uncertain;
import io.neurocards.providers.wire.FailureWords;
import io.neurocards.providers.wire.Reply.Answered;
import java.time.Duration;
import java.util.Optional;

/**
 * What kie.ai's codes mean. The code in the body counts, whatever HTTP says; words are asked only where a code leaves it
 * open.
 */
final class KieFailures {

    static final int OK = 200;
    private static final Duration MAINTENANCE = Duration.ofMinutes(1);

    private KieFailures() {}

    /** Returns the code that counts: the body's, or HTTP's when the body has none. */
    static int code(Answered answered) {
        return answered.number("code").orElse(answered.status());
    }

    /** Returns what a creation that did not succeed means. */
    static SubmitAnswer creation(Answered answered) {
        var message = answered.text("msg");
        var told = "kie.ai " + code(answered) + ": " + message;
        if (answered.json() == null && !isSurelyNotCreated(answered.status())) {
            return new Uncertain("kie.ai answered HTTP " + answered.status() + " without JSON");
        }
        return switch (code(answered)) {
            case 401 -> new KeyTrouble(Trouble.INVALID, null, told);
            case 402 -> new KeyTrouble(Trouble.BILLING, null, told);
            case 429 -> new KeyTrouble(Trouble.RATE_LIMIT, answered.retryAfter(), told);
            case 403 -> forbidden(message, told);
            case 400, 422 ->
                FailureWords.sayAway(message) ? new ModelAway(told) : new Refused(reason("", message), told);
            case 451 -> new Refused(FailureReason.TEMPORARY, told);
            case 501 -> new Refused(reason("501", message), told);
            case 404, 505 -> new ModelAway(told);
            case 455 -> new TryLater(answered.retryAfter() == null ? MAINTENANCE : answered.retryAfter());
            case 500 -> FailureWords.sayAway(message) ? new ModelAway(told) : new Uncertain(told);
            default -> new Uncertain(told);
        };
    }

    /** HTTP's own word is enough for what is refused before anybody looks into the request. */
    private static boolean isSurelyNotCreated(int status) {
        return status == 401 || status == 402 || status == 403 || status == 429;
    }

    private static SubmitAnswer forbidden(String message, String told) {
        var reason = FailureWords.reason(message);
        return reason.filter(FailureReason.USER_VIOLATION::equals).isPresent()
                ? new Refused(FailureReason.USER_VIOLATION, told)
                : new KeyTrouble(Trouble.FAILING, null, told);
    }

    /** Returns what a look-up that shows no task means, when the task is not merely too young to be shown. */
    static LookUpAnswer lookUp(Answered answered) {
        var message = answered.text("msg");
        var told = "kie.ai " + code(answered) + ": " + message;
        return switch (code(answered)) {
            case 408, 501 -> new LookUpAnswer.Failed(reason(Integer.toString(code(answered)), message), told);
            case 400, 403 ->
                FailureWords.reason(message)
                                .filter(FailureReason.USER_VIOLATION::equals)
                                .isPresent()
                        ? new LookUpAnswer.Failed(FailureReason.USER_VIOLATION, told)
                        : new LookUpAnswer.NoAnswer(told);
            default -> new LookUpAnswer.NoAnswer(told);
        };
    }

    /** Returns whether the answer says that there is no such task, which a task of seconds ago may still hear. */
    static boolean saysNoSuchTask(Answered answered) {
        var json = answered.json();
        if (json == null) {
            return false;
        }
        return switch (code(answered)) {
            case 404, 422 -> true;
            case OK -> !answered.below("data").isObject();
            default -> false;
        };
    }

    /** Returns what is said against the key that asked. */
    static Optional<Trouble> trouble(Answered answered) {
        return switch (code(answered)) {
            case 401 -> Optional.of(Trouble.INVALID);
            case 402 -> Optional.of(Trouble.BILLING);
            case 429 -> Optional.of(Trouble.RATE_LIMIT);
            default -> Optional.empty();
        };
    }

    /**
     * Returns why a task failed. {@code failCode} is a text in which kie.ai's numbers and its makers' own codes are mixed;
     * 400, 403, 422 and 5xx say that it failed rather than why, so that the words may say more.
     */
    static FailureReason reason(String failCode, String message) {
        return switch (failCode.strip()) {
            case "401", "402" -> FailureReason.BILLING;
            case "429" -> FailureReason.RATE_LIMIT;
            case "408", "451", "455", "505" -> FailureReason.TEMPORARY;
            case "500", "501", "502", "503", "504" ->
                FailureWords.reason(message).orElse(FailureReason.TEMPORARY);
            default -> FailureWords.reason(message).orElse(FailureReason.UNKNOWN);
        };
    }
}
