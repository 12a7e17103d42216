package io.neurocards;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator on one screen which settings to mend, instead of a stack trace. */
final class UnusableSettingAnalyzer extends AbstractFailureAnalyzer<UnusableSettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableSettingException cause) {
        return new FailureAnalysis(
                "NeuroCards can't start with these settings:\n\n  - " + String.join("\n  - ", cause.complaints()),
                "Mend them in the environment or in the .env file of the working folder; .env.example shows each one.",
                cause);
    }
}
