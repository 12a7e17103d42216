package io.neurocards;

import io.neurocards.database.BesideAPair;
import io.neurocards.database.RunningDatabase;
import io.neurocards.neighbours.RedisCheck;
import io.neurocards.operations.AuditLog;
import io.neurocards.operations.daily.ReportParts;
import io.neurocards.shared.OperatorTool;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/**
 * Runs an {@link OperatorTool} with the settings of the server, beside a running one or alone: the modules that make clips
 * and take money, without jobs, surfaces, migrations and the sandbox. Of two databases it uses the one that decides.
 */
final class ToolRun {

    /** The first words of a program that is a tool. */
    private static final List<String> NAMES =
            List.of("jobs", "data", "books", "payments", "admin", "backup", "import", "report", "check");

    private static final int NOT_RUN = 2;

    private ToolRun() {}

    /** Not a configuration by name: the server has all of these parts. */
    @EnableAutoConfiguration
    @Import({BaseConfiguration.class, AuditLog.class, ReportParts.class, RedisCheck.class})
    @ComponentScan({
        "io.neurocards.database",
        "io.neurocards.jobs",
        "io.neurocards.accounts",
        "io.neurocards.ledger",
        "io.neurocards.media",
        "io.neurocards.notifications",
        "io.neurocards.operations.admins",
        "io.neurocards.operations.backups",
        "io.neurocards.operations.books",
        "io.neurocards.operations.older",
        "io.neurocards.operations.preflight",
        "io.neurocards.payments",
        "io.neurocards.providers",
        "io.neurocards.videos",
        "io.neurocards.waiting"
    })
    @ConfigurationPropertiesScan({
        "io.neurocards.database",
        "io.neurocards.jobs",
        "io.neurocards.accounts",
        "io.neurocards.ledger",
        "io.neurocards.media",
        "io.neurocards.neighbours",
        "io.neurocards.notifications",
        "io.neurocards.operations.admins",
        "io.neurocards.operations.backups",
        "io.neurocards.operations.books",
        "io.neurocards.operations.older",
        "io.neurocards.operations.preflight",
        "io.neurocards.payments",
        "io.neurocards.providers",
        "io.neurocards.videos",
        "io.neurocards.waiting"
    })
    static class Parts {}

    static boolean isAsked(String[] arguments) {
        return arguments.length > 0 && NAMES.contains(arguments[0]);
    }

    /** Runs it; arguments like {@code --name=value} are settings. Returns the program's exit code. */
    static int run(String[] arguments, Consumer<String> say) {
        var settings = Arrays.stream(arguments).filter(ToolRun::isSetting).toArray(String[]::new);
        var words = Arrays.stream(arguments)
                .skip(1)
                .filter(argument -> !isSetting(argument))
                .toList();
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(new RunningDatabase(), new BesideAPair())
                .logStartupInfo(false)
                .properties("neurocards.jobs.enabled=false", "spring.flyway.enabled=false", "logging.level.root=warn")
                .run(settings)) {
            return run(
                    context.getBeansOfType(OperatorTool.class).values().stream()
                            .filter(tool -> tool.name().equals(arguments[0]))
                            .findFirst()
                            .orElseThrow(),
                    words,
                    say);
        } catch (RuntimeException e) {
            say.accept("Nothing was done: " + reason(e));
            return NOT_RUN;
        }
    }

    private static int run(OperatorTool tool, List<String> words, Consumer<String> say) {
        try {
            return tool.run(words, say);
        } catch (RuntimeException e) {
            say.accept("It broke off: " + reason(e));
            return NOT_RUN;
        }
    }

    private static @Nullable String reason(RuntimeException e) {
        return NestedExceptionUtils.getMostSpecificCause(e).getMessage();
    }

    private static boolean isSetting(String argument) {
        return argument.startsWith("--") && argument.contains("=");
    }
}
