package io.neurocards.accounts;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.neurocards.shared.ProblemCode;
import io.neurocards.shared.ProblemException;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Says that an action is refused, and why. */
public final class Problems {

    private Problems() {}

    public static void assertRefused(ProblemCode code, ThrowingCallable action) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(action)
                .matches(e -> e.code() == code, code.text());
    }

    public static void assertRefused(ProblemCode code, Map<String, ?> facts, ThrowingCallable action) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(action)
                .matches(e -> e.code() == code, code.text())
                .satisfies(e -> org.assertj.core.api.Assertions.assertThat(Map.copyOf(e.facts()))
                        .isEqualTo(facts));
    }
}
