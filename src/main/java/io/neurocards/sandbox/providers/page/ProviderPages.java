package io.neurocards.sandbox.providers.page;

import io.neurocards.sandbox.providers.world.Pace;
import io.neurocards.sandbox.providers.world.Tasks;
import io.neurocards.sandbox.trouble.Fault;
import io.neurocards.sandbox.trouble.Fault.Group;
import io.neurocards.sandbox.trouble.Fault.Kind;
import io.neurocards.sandbox.trouble.Faults;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /sandbox/providers}: the last tasks, counts, the speed of making, and a button for each fault. */
@Controller
@ConditionalOnProperty(name = "neurocards.mode", havingValue = "demo")
class ProviderPages {

    private static final int TASKS_SHOWN = 50;

    private final Tasks tasks;
    private final Faults faults;
    private final Pace pace;
    private final Clock clock;

    ProviderPages(Tasks tasks, Faults faults, Pace pace, Clock clock) {
        this.tasks = tasks;
        this.faults = faults;
        this.pace = pace;
        this.clock = clock;
    }

    /** Faults that strike at one moment. */
    public record Shelf(String name, List<String> kinds) {}

    /** A fault that is still to come. */
    public record Coming(String kind, int times) {}

    @GetMapping("/sandbox/providers")
    String page(Locale locale, Model model) {
        fill(locale, model);
        model.addAttribute(
                "shelves",
                Stream.of(Group.values())
                        .map(group -> new Shelf(group.name().toLowerCase(Locale.ROOT), kinds(group)))
                        .toList());
        model.addAttribute("speeds", List.of(0, 3, 12, 60, 600));
        return "sandbox/providers";
    }

    /** The part that changes by itself. */
    @GetMapping("/sandbox/providers/live")
    String live(Locale locale, Model model) {
        fill(locale, model);
        return "sandbox/providers :: live";
    }

    private void fill(Locale locale, Model model) {
        var now = clock.instant();
        var language = locale.getLanguage().equals("en") ? Locale.ENGLISH : Locale.of("ru");
        var known = tasks.all();
        var byState = known.stream()
                .collect(Collectors.groupingBy(
                        task -> task.phase(now).name().toLowerCase(Locale.ROOT), Collectors.counting()));
        model.addAttribute("language", language.getLanguage());
        model.addAttribute("texts", texts(language));
        model.addAttribute("total", known.size());
        model.addAttribute(
                "running", known.stream().filter(task -> !task.hasEnded(now)).count());
        model.addAttribute("succeeded", byState.getOrDefault("success", 0L));
        model.addAttribute("failed", byState.getOrDefault("failed", 0L));
        model.addAttribute("repeated", repeated());
        model.addAttribute("making", pace.making().toSeconds());
        model.addAttribute("coming", coming());
        model.addAttribute("storm", faults.storm().map(storm -> storm.seed()).orElse(null));
        model.addAttribute(
                "tasks",
                known.reversed().stream()
                        .limit(TASKS_SHOWN)
                        .map(task -> ShownTask.of(task, now))
                        .toList());
    }

    /** Returns how many names were created more often than once: what must never be. */
    private long repeated() {
        return tasks.createsByName().entrySet().stream()
                .filter(entry -> !entry.getKey().isEmpty() && entry.getValue() > 1)
                .count();
    }

    private List<Coming> coming() {
        return faults.ordered().stream()
                .map(fault -> new Coming(fault.kind().word(), fault.times()))
                .toList();
    }

    private static List<String> kinds(Group group) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.group() == group)
                .map(Fault.Kind::word)
                .toList();
    }

    private static Map<String, String> texts(Locale language) {
        var bundle = ResourceBundle.getBundle("messages/sandbox", language);
        return bundle.keySet().stream().collect(Collectors.toMap(key -> key, bundle::getString));
    }
}
