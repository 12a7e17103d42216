package io.neurocards.telegram.admin;

import io.neurocards.operations.JobInspector;
import io.neurocards.operations.JobReport;
import io.neurocards.telegram.admin.DeskPress.Verb;
import io.neurocards.telegram.admin.Screen.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A clip under the magnifying glass, and what the house may do with it. */
final class JobPage implements DeskPage {

    private static final int LONGEST_ANSWER = 300;
    private static final int TRIES = 8;

    private final Desktop desktop;
    private final JobInspector inspector;

    JobPage(Desktop desktop, JobInspector inspector) {
        this.desktop = desktop;
        this.inspector = inspector;
    }

    @Override
    public Set<Verb> verbs() {
        return Set.of(Verb.JOB, Verb.RETRY, Verb.CANCEL, Verb.REFUND);
    }

    @Override
    public DeskReply on(Seat seat, DeskPress press) {
        return switch (press.verb()) {
            case RETRY -> desktop.askWhy(seat, Act.RETRY, press.about());
            case CANCEL -> desktop.askWhy(seat, Act.CANCEL, press.about());
            case REFUND -> desktop.askWhy(seat, Act.REFUND, press.about());
            default -> new DeskReply.Show(job(seat, press.about()));
        };
    }

    private Screen job(Seat seat, UUID id) {
        var say = desktop.say(seat);
        return inspector
                .find(id)
                .map(report -> desktop.below(
                        text(say, report),
                        List.of(tries(say, report), acts(say, report)),
                        say.button("customer", Verb.CUSTOMER, report.person().value()),
                        say.button("home", Verb.HOME)))
                .orElseGet(() -> desktop.below(say.text("job.none"), List.of(), say.button("home", Verb.HOME)));
    }

    private static List<JobReport.Try> latest(JobReport report) {
        var all = report.tries();
        return all.subList(Math.max(0, all.size() - TRIES), all.size());
    }

    private static List<Button> tries(Say say, JobReport report) {
        return latest(report).stream()
                .map(one -> new Button(
                        say.plain("button.attempt-number", say.number(one.number())),
                        DeskPress.of(Verb.ATTEMPT, one.id())))
                .toList();
    }

    private static List<Button> acts(Say say, JobReport report) {
        var acts = new ArrayList<Button>();
        if (!report.isOver()) {
            acts.add(say.button("cancel", Verb.CANCEL, report.id()));
        }
        if (report.stage().equals("failed") || report.stage().equals("cancelled")) {
            acts.add(say.button("retry", Verb.RETRY, report.id()));
        }
        if (report.charged()) {
            acts.add(say.button("refund", Verb.REFUND, report.id()));
        }
        acts.add(say.button("refresh", Verb.JOB, report.id()));
        return acts;
    }

    private static String text(Say say, JobReport report) {
        var lines = new ArrayList<String>();
        lines.add(say.text(
                "job.card",
                report.id(),
                say.plain("stage." + report.stage()),
                report.progress(),
                report.template(),
                report.model(),
                report.cost(),
                report.worker()));
        var times = report.timeline();
        lines.add(say.text("job.times", times.orderedAt(), times.startedAt(), times.heartbeatAt(), times.finishedAt()));
        if (report.promptSource() != null) {
            lines.add(say.text("job.words", say.plain("words." + report.promptSource())));
        }
        if (report.error() != null) {
            lines.add(say.text("job.error", report.error(), cut(report.details())));
        }
        if (report.look().mark() != null) {
            lines.add(look(say, report.look()));
        }
        var left = report.tries().size() - TRIES;
        if (left > 0) {
            lines.add(say.text("job.earlier", left));
        }
        for (var one : latest(report)) {
            lines.add(say.text(
                    "job.try",
                    one.number(),
                    one.provider(),
                    say.plain("try." + one.outcome()),
                    one.task(),
                    cut(one.answer()),
                    one.beganAt()));
        }
        for (var entry : report.entries()) {
            lines.add(say.text("job.entry", say.plain("kind." + entry.kind()), entry.amount(), entry.postedAt()));
        }
        return String.join("\n", lines);
    }

    private static String look(Say say, JobReport.Look look) {
        var fidelity = look.fidelity();
        return say.text(
                "job.look",
                fidelity == null ? "–" : String.format(Locale.ROOT, "%.2f", fidelity),
                look.mark(),
                look.note() == null ? "–" : look.note());
    }

    private static String cut(@Nullable String answer) {
        return answer == null ? "–" : Say.glimpse(answer, LONGEST_ANSWER);
    }
}
