package io.neurocards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;

/**
 * Tells the operator which property can't be used and why. Comes before Spring's own analyzers, because they print the
 * value, and a value may be a password.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnusablePropertyAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        return new FailureAnalysis(
                "NeuroCards can't start with these settings:\n\n  - " + String.join("\n  - ", complaints(cause)),
                "Mend them where they are set: command line, environment, .env file, or application.yaml.",
                cause);
    }

    private static List<String> complaints(BindException failure) {
        for (Throwable reason = failure; reason != null; reason = reason.getCause()) {
            if (reason instanceof BindValidationException invalid) {
                return complaints(invalid);
            }
            if (reason instanceof IllegalArgumentException && isOurs(reason)) {
                return List.of(failure.getName() + ": " + reason.getMessage());
            }
        }
        var property = failure.getProperty();
        var name = property == null ? failure.getName() : property.getName();
        return List.of(named(name.toString()) + " has a value of the wrong kind");
    }

    private static List<String> complaints(BindValidationException invalid) {
        var complaints = new ArrayList<String>();
        for (var error : invalid.getValidationErrors().getAllErrors()) {
            var field = error instanceof FieldError inField ? "." + dashed(inField.getField()) : "";
            complaints.add(named(invalid.getValidationErrors().getName() + field) + " " + error.getDefaultMessage());
        }
        return complaints;
    }

    /** A message of our own constructors never repeats a value; one of a library may. */
    private static boolean isOurs(Throwable reason) {
        var frames = reason.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith("io.neurocards.");
    }

    private static String named(String property) {
        for (var setting : Setting.values()) {
            if (setting.property().equals(property)) {
                return setting.name() + " (" + property + ")";
            }
        }
        return property;
    }

    private static String dashed(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
