package io.neurocards.providers.wire;

import io.neurocards.providers.FailureReason;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the words of a vendor's error mean, for where its codes do not say: whole words and phrases, never parts of words and
 * never a name. The phrases are those that kie.ai's and Kling's tasks have been seen to fail with; what none of them matches
 * means nothing.
 */
public final class FailureWords {

    private static final List<Pattern> BILLING = patterns(
            "(insufficient|not enough|out of|no( more)?|lacks?) (account )?(credits?|balance|funds|quota)",
            "(credits?|balance|funds|quota) (is |are |was |were |has been |have been )?"
                    + "(insufficient|not enough|too low|exhausted|used up|exceeded|empty)",
            "(exceeded|exceeds) (your|the) (current )?(quota|balance|spend(ing)? limit)",
            "payment required|top up|in arrears|resource pack (is )?(used up|exhausted|expired)");

    private static final List<Pattern> RATE_LIMIT = patterns(
            "rate[ -]?limit(s|ed|ing)?",
            "too many (requests|tasks|calls)",
            "(concurren(t|cy)|parallel) (task |request |job )?(s )?(over |above |limit|exceed)",
            "frequency limit|throttl(ed|ing)|request frequency|over resource pack limit");

    private static final List<Pattern> VIOLATION = patterns(
            "(violat(e|es|ed|ing|ion|ions)|against|breach(es|ed)?) "
                    + "(of )?(\\w+('s)? ){0,4}(polic(y|ies)|guidelines?|terms|rules?|guardrails?|standards?)",
            "(content|usage|safety|community|platform) (polic(y|ies)|guidelines?|rules?) (violation|violated)",
            "(blocked|rejected|refused|flagged|filtered|intercepted|stopped) (by|for|due to|because of|as) "
                    + "(\\w+('s)? ){0,4}(moderation|safety|polic(y|ies)|content|sensitive|guardrails?|filters?|nsfw|risk)",
            "(is|was|were|been|be|got) flagged",
            "(fail(s|ed|ure)?|unable) (to pass |to clear )?(\\w+('s)? ){0,3}"
                    + "(moderation|content review|safety (check|review)|risk control|audit)",
            "(did not|didn't|does not|doesn't|cannot|can't) pass (\\w+('s)? ){0,3}(moderation|review|risk control|audit)",
            "(contains?|containing|includes?|including|depict(s|ing)?|shows?|detected|may contain) (\\w+ ){0,4}"
                    + "(sensitive|prohibited|inappropriate|unsafe|nsfw|sexual|violent|illegal|copyrighted) "
                    + "(content|information|material|words?|images?|text|elements)",
            "(sensitive|prohibited|inappropriate|unsafe|nsfw) (content|information|material|words?) (was |is |were |are )?"
                    + "(detected|found|included|present)",
            "(photorealistic|real|recogni[sz]able|identifiable) (people|persons?|faces?|humans?|individuals?)",
            "(public figures?|celebrit(y|ies)|prominent (people|person)|likeness|minors?) "
                    + "(is |are )?(not allowed|prohibited|detected|not supported|not permitted)",
            "similarity to third[- ]party content|copyright (infringement|restrictions?|violation)");

    private static final List<Pattern> TEMPORARY = patterns(
            "overload(ed)?|at capacity|heavy load|high (load|demand|traffic)|too busy|(is|are|was|system|server|service) busy",
            "tim(e|ed)[ -]?out|took too long|deadline exceeded",
            "(try|retry) (it )?(again|later)|please retry|temporar(y|ily)",
            "(internal|server|network|upstream|system|unknown|unexpected)( server)? (error|failure|exception|issue)",
            "(service|server|model)( is| are)? (currently |temporarily )?unavailable|bad gateway|gateway (error|timeout)",
            "(under )?maintenance|connection (reset|refused|closed|aborted)",
            "(fail(s|ed|ure)?|unable|could not|couldn't) (to )?(fetch|download|load|access|retrieve|read) "
                    + "(\\w+ ){0,3}(images?|files?|urls?|photos?)");

    /** A phrase that is denied is not said. */
    private static final Pattern DENIED = Pattern.compile(
            "\\b(no|not|never|without|doesn't|does not|didn't|did not)( \\w+)? $", Pattern.CASE_INSENSITIVE);

    private static final List<Pattern> AWAY = patterns(
            "(interface|endpoint|channel|feature|service) (is |has been |was )?(temporarily |currently )?"
                    + "(paused|suspended|disabled|closed|discontinued|offline|retired)",
            "models?( \\S+)? (name )?(\\S+ )?(you (have )?(specified|requested) )?(is |has been |was |are |does |do )?"
                    + "(temporarily |currently |no longer )?"
                    + "(paused|suspended|disabled|discontinued|deprecated|offline|retired|removed|"
                    + "not found|not exist|not supported|not available|unsupported|unknown|supported no longer)",
            "(unknown|unsupported|invalid|no such|non-existent) model( name)?",
            "model_name( value)?( \\S+)? (is )?(invalid|not supported|unsupported|unknown)");

    private FailureWords() {}

    /** Returns the class that {@code message} speaks of, or nothing. */
    public static Optional<FailureReason> reason(String message) {
        if (says(BILLING, message)) {
            return Optional.of(FailureReason.BILLING);
        }
        if (says(RATE_LIMIT, message)) {
            return Optional.of(FailureReason.RATE_LIMIT);
        }
        if (says(VIOLATION, message)) {
            return Optional.of(FailureReason.USER_VIOLATION);
        }
        return says(TEMPORARY, message) ? Optional.of(FailureReason.TEMPORARY) : Optional.empty();
    }

    /** Returns whether it says that the model, or the interface to it, is not offered. */
    public static boolean sayAway(String message) {
        return says(AWAY, message);
    }

    private static boolean says(List<Pattern> phrases, String message) {
        for (var phrase : phrases) {
            var match = phrase.matcher(message);
            while (match.find()) {
                if (!DENIED.matcher(message.substring(0, match.start())).find()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Pattern> patterns(String... phrases) {
        return List.of(phrases).stream()
                .map(phrase -> Pattern.compile("\\b(?:" + phrase + ")\\b", Pattern.CASE_INSENSITIVE))
                .toList();
    }
}
