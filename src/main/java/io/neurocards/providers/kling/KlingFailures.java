package io.neurocards.providers.kling;

import io.neurocards.providers.FailureReason;
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
import java.util.regex.Pattern;

/** What Kling's codes mean. Its code counts, not HTTP's: 429 stands for an empty account as well as for too many calls. */
final class KlingFailures {

    static final int OK = 0;
    private static final int NONE = -1;

    /** "back off at least 1 s"; calls of other threads come in between. */
    private static final Duration TOO_FAST = Duration.ofSeconds(5);

    /** Room comes when a task ends, which takes minutes. */
    private static final Duration TOO_MANY_RUNNING = Duration.ofSeconds(30);

    private static final Duration ADDRESS_NOT_ALLOWED = Duration.ofMinutes(10);
    private static final Duration MAINTENANCE = Duration.ofMinutes(1);

    /** Whether a name that was used before has a code of its own is not known; its words are. */
    private static final Pattern DUPLICATE = Pattern.compile(
            "external[_ ]?(task[_ ]?)?id.*\\b(duplicat\\w*|repeat\\w*|exist\\w*|already|unique|used)\\b"
                    + "|\\b(duplicat\\w*|repeat\\w*|existing|already)\\b.*external[_ ]?(task[_ ]?)?id",
            Pattern.CASE_INSENSITIVE);

    private KlingFailures() {}

    /** Returns Kling's code, or -1 when the answer has none. */
    static int code(Answered answered) {
        return answered.number("code").orElse(NONE);
    }

    /**
     * Returns what a creation that did not succeed means.
     *
     * @param signed whether the key is a pair, whose tokens we sign with our clock
     */
    static SubmitAnswer creation(Answered answered, boolean signed) {
        var message = answered.text("message");
        var told = told(answered);
        if (DUPLICATE.matcher(message).find()) {
            return new Uncertain(told);
        }
        return switch (code(answered)) {
            case 1000, 1001, 1002 -> new KeyTrouble(Trouble.INVALID, null, told);
            case 1003, 1004 -> new KeyTrouble(signed ? Trouble.FAILING : Trouble.INVALID, null, told);
            case 1100, 1101, 1102 -> new KeyTrouble(Trouble.BILLING, null, told);
            case 1103, 1202, 1203 -> new ModelAway(told);
            case 1200, 1201 ->
                FailureWords.sayAway(message)
                        ? new ModelAway(told)
                        : new Refused(FailureWords.reason(message).orElse(FailureReason.UNKNOWN), told);
            case 1300, 1301 -> new Refused(FailureReason.USER_VIOLATION, told);
            case 1302 -> new KeyTrouble(Trouble.RATE_LIMIT, pause(answered, TOO_FAST), told);
            case 1303 -> new KeyTrouble(Trouble.RATE_LIMIT, pause(answered, TOO_MANY_RUNNING), told);
            case 1304 -> new KeyTrouble(Trouble.FAILING, ADDRESS_NOT_ALLOWED, told);
            case 5001 -> new TryLater(pause(answered, MAINTENANCE));
            default -> byStatus(answered, told);
        };
    }

    /** HTTP's own word is enough for what is refused before anybody looks into the request. */
    private static SubmitAnswer byStatus(Answered answered, String told) {
        return switch (answered.status()) {
            case 401 -> new KeyTrouble(Trouble.INVALID, null, told);
            case 403 -> new KeyTrouble(Trouble.FAILING, null, told);
            case 429 -> new KeyTrouble(Trouble.RATE_LIMIT, pause(answered, TOO_MANY_RUNNING), told);
            default -> new Uncertain(told);
        };
    }

    /** Returns whether it says that there is no such task. */
    static boolean saysNoSuchTask(Answered answered) {
        return code(answered) == 1203 || (code(answered) != OK && answered.json() != null && answered.status() == 404);
    }

    /** Returns why a task failed; nothing but words says so. */
    static FailureReason reason(String message) {
        return FailureWords.reason(message).orElse(FailureReason.UNKNOWN);
    }

    static String told(Answered answered) {
        return "Kling "
                + (answered.json() == null
                        ? "HTTP " + answered.status() + " without JSON"
                        : code(answered) + ": " + answered.text("message"));
    }

    private static Duration pause(Answered answered, Duration usual) {
        var said = answered.retryAfter();
        return said == null ? usual : said;
    }
}
