package io.neurocards.videos;

import io.neurocards.shared.OperatorTool;
import java.util.List;
import java.util.function.Consumer;

/**
 * The operator's commands {@code jobs stuck}, which lists what may need a look, {@code jobs reconcile}, which says what can be
 * done about it and with {@code --apply} does it, and {@code jobs cleanup}, which with {@code --apply} gives silent jobs up.
 */
final class JobsTool implements OperatorTool {

    private static final String USAGE = "Usage: jobs stuck | jobs reconcile [--apply] | jobs cleanup [--apply]";
    private static final int WELL = 0;
    private static final int SOMETHING_LEFT = 1;
    private static final int NOT_RUN = 2;

    private final Troubles troubles;
    private final Reconcile reconcile;
    private final CleanUp cleanUp;

    JobsTool(Troubles troubles, Reconcile reconcile, CleanUp cleanUp) {
        this.troubles = troubles;
        this.reconcile = reconcile;
        this.cleanUp = cleanUp;
    }

    @Override
    public String name() {
        return "jobs";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        if (words.equals(List.of("stuck"))) {
            return stuck(say);
        }
        if (words.equals(List.of("reconcile"))) {
            return reconcile(false, say);
        }
        if (words.equals(List.of("reconcile", "--apply"))) {
            return reconcile(true, say);
        }
        if (words.equals(List.of("cleanup"))) {
            return code(cleanUp.run(false, say));
        }
        if (words.equals(List.of("cleanup", "--apply"))) {
            return code(cleanUp.run(true, say));
        }
        say.accept(USAGE);
        return NOT_RUN;
    }

    private int stuck(Consumer<String> say) {
        var all = troubles.all();
        all.forEach(trouble -> say.accept(trouble.line()));
        say.accept(all.size() + " found");
        return code(all.size());
    }

    private int reconcile(boolean apply, Consumer<String> say) {
        var done = 0;
        var left = 0;
        for (var trouble : troubles.all()) {
            var plan = reconcile.plan(trouble);
            var act = plan.act();
            if (apply && act != null) {
                act.run();
                done++;
            } else {
                left++;
            }
            say.accept(mark(apply, act != null) + trouble.line() + " -> " + plan.says());
        }
        say.accept(
                done + " done, " + left + " left" + (apply ? "" : "; nothing was changed, --apply does what is to do"));
        return code(left);
    }

    private static int code(int left) {
        return left == 0 ? WELL : SOMETHING_LEFT;
    }

    private static String mark(boolean apply, boolean possible) {
        if (!possible) {
            return "[wait] ";
        }
        return apply ? "[done] " : "[todo] ";
    }
}
