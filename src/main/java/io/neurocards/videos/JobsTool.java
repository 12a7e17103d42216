package io.neurocards.videos;

import io.neurocards.shared.OperatorTool;
import java.util.List;
import java.util.function.Consumer;

/**
 * The operator's commands {@code jobs stuck}, which lists what may need a look, and {@code jobs reconcile}, which says what
 * can be done about it and with {@code apply} does it.
 */
final class JobsTool implements OperatorTool {

    private static final String USAGE = "Usage: jobs stuck | jobs reconcile [--apply]";
    private static final int WELL = 0;
    private static final int SOMETHING_LEFT = 1;
    private static final int NOT_RUN = 2;

    private final Troubles troubles;
    private final Reconcile reconcile;

    JobsTool(Troubles troubles, Reconcile reconcile) {
        this.troubles = troubles;
        this.reconcile = reconcile;
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
        say.accept(USAGE);
        return NOT_RUN;
    }

    private int stuck(Consumer<String> say) {
        var all = troubles.all();
        all.forEach(trouble -> say.accept(trouble.line()));
        say.accept(all.size() + " found");
        return all.isEmpty() ? WELL : SOMETHING_LEFT;
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
        return left == 0 ? WELL : SOMETHING_LEFT;
    }

    private static String mark(boolean apply, boolean possible) {
        if (!possible) {
            return "[wait] ";
        }
        return apply ? "[done] " : "[todo] ";
    }
}
