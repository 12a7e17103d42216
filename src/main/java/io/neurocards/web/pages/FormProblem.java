package io.neurocards.web.pages;

import static java.util.Map.entry;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import io.neurocards.web.ProblemTexts;
import java.util.Locale;
import java.util.Map;

/**
 * Why a form was not accepted.
 *
 * @param field the form's field that it is about, empty when it is about none
 * @param text a sentence for the reader
 */
record FormProblem(String field, String text) {

    private static final Map<ProblemCode, String> FIELDS = Map.ofEntries(
            entry(ProblemCode.EMAIL_INVALID, "email"),
            entry(ProblemCode.EMAIL_TAKEN, "email"),
            entry(ProblemCode.PASSWORD_TOO_SHORT, "password"),
            entry(ProblemCode.PASSWORD_TOO_LONG, "password"),
            entry(ProblemCode.NAME_INVALID, "firstName"),
            entry(ProblemCode.CODE_WRONG, "code"),
            entry(ProblemCode.CODE_EXPIRED, "code"),
            entry(ProblemCode.PROMO_CODE_UNKNOWN, "code"),
            entry(ProblemCode.PROMO_CODE_OFF, "code"),
            entry(ProblemCode.PROMO_CODE_NOT_YET, "code"),
            entry(ProblemCode.PROMO_CODE_ENDED, "code"),
            entry(ProblemCode.PROMO_CODE_USED_UP, "code"),
            entry(ProblemCode.PROMO_CODE_USED, "code"),
            entry(ProblemCode.PROMO_CODE_WAITING, "code"),
            entry(ProblemCode.PROMO_CODE_OTHER_PLAN, "code"),
            entry(ProblemCode.PROMO_CODE_OTHER_CURRENCY, "code"),
            entry(ProblemCode.PROMO_CODE_PRICE_TOO_LOW, "code"),
            entry(ProblemCode.GIFT_UNKNOWN, "code"),
            entry(ProblemCode.GIFT_REDEEMED, "code"),
            entry(ProblemCode.GIFT_CALLED_BACK, "code"),
            entry(ProblemCode.GIFT_EXPIRED, "code"),
            entry(ProblemCode.GIFT_OWN, "code"),
            entry(ProblemCode.GIFT_SIZE_INVALID, "credits"),
            entry(ProblemCode.PHOTO_REQUIRED, "photo"),
            entry(ProblemCode.PHOTO_NOT_AN_IMAGE, "photo"),
            entry(ProblemCode.PHOTO_DAMAGED, "photo"),
            entry(ProblemCode.PHOTO_ANIMATED, "photo"),
            entry(ProblemCode.PHOTO_TOO_HEAVY, "photo"),
            entry(ProblemCode.PHOTO_TOO_MANY_PIXELS, "photo"),
            entry(ProblemCode.PHOTO_TOO_SMALL, "photo"),
            entry(ProblemCode.DESCRIPTION_REQUIRED, "description"),
            entry(ProblemCode.PROMPT_REQUIRED, "prompt"),
            entry(ProblemCode.DURATION_INVALID, "seconds"),
            entry(ProblemCode.TEMPLATE_UNKNOWN, "template"));

    static FormProblem of(ProblemException problem, ProblemTexts texts, Locale locale) {
        var named = problem.facts().get("field");
        var field = problem.code() == ProblemCode.TEXT_TOO_LONG && named != null
                ? named.toString()
                : FIELDS.getOrDefault(problem.code(), "");
        return new FormProblem(field, texts.text(problem, locale));
    }
}
