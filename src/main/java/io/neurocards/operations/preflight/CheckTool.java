package io.neurocards.operations.preflight;

import io.neurocards.shared.OperatorTool;
import io.neurocards.shared.OutsideCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * The operator's command {@code check}: tries everything outside that is set up, a line each, and pays for nothing. Exit code 0
 * when all of it works, 1 when something does not.
 */
@Component
final class CheckTool implements OperatorTool {

    /** Longer than any of them waits for its own server. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int WELL = 0;
    private static final int BROKEN = 1;
    private static final int NOT_RUN = 2;

    private final List<OutsideCheck> checks;

    CheckTool(List<OutsideCheck> checks) {
        this.checks =
                checks.stream().sorted(Comparator.comparing(OutsideCheck::name)).toList();
    }

    @Override
    public String name() {
        return "check";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        if (!words.isEmpty()) {
            say.accept("Usage: check");
            return NOT_RUN;
        }
        var broken = 0;
        for (var check : checks) {
            var trouble = tried(check, say);
            broken += trouble ? 1 : 0;
        }
        say.accept(
                broken == 0
                        ? "All that is set up works"
                        : broken + " do not work; nothing was bought, sent or changed");
        return broken == 0 ? WELL : BROKEN;
    }

    /** Returns whether it does not work. */
    private static boolean tried(OutsideCheck check, Consumer<String> say) {
        var question = new FutureTask<>(check::look);
        Thread.ofVirtual().name("check-" + check.name()).start(question);
        try {
            var seen = question.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            say.accept(seen.map(words -> "ok      " + check.name() + ": " + words)
                    .orElseGet(() -> "off     " + check.name()));
            return false;
        } catch (TimeoutException _) {
            question.cancel(true);
            say.accept("FAILED  " + check.name() + ": no answer within " + PATIENCE.toSeconds() + " seconds");
        } catch (ExecutionException | CancellationException e) {
            say.accept("FAILED  " + check.name() + ": " + reason(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            say.accept("FAILED  " + check.name() + ": it was broken off");
        }
        return true;
    }

    /** An exception of ours speaks to operators; the words of others may repeat what was sent, so only their kind is told. */
    private static String reason(Exception e) {
        var cause = e.getCause();
        return cause instanceof IOException said && said.getMessage() != null
                ? said.getMessage()
                : NestedExceptionUtils.getMostSpecificCause(e).getClass().getSimpleName();
    }
}
