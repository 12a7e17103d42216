package io.neurocards.accounts;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.List;
import java.util.Locale;

/** The languages we write in; Russian unless somebody asks for another one that we have. */
final class Languages {

    private static final Locale DEFAULT = Locale.of("ru");
    private static final List<Locale> ALL = List.of(DEFAULT, Locale.ENGLISH);

    private Languages() {}

    static List<String> codes() {
        return ALL.stream().map(Locale::getLanguage).toList();
    }

    static Locale closest(Locale wanted) {
        return ALL.stream()
                .filter(one -> one.getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .orElse(DEFAULT);
    }

    /**
     * Returns the language of {@code wanted}.
     *
     * @throws ProblemException INVALID_REQUEST when we do not have it
     */
    static Locale exactly(Locale wanted) {
        var closest = closest(wanted);
        if (!closest.getLanguage().equals(wanted.getLanguage())) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST).with("field", "locale");
        }
        return closest;
    }
}
