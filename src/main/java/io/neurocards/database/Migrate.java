package io.neurocards.database;

import io.neurocards.database.AddressConfiguration.Address;
import io.neurocards.database.log.Side;
import io.neurocards.database.pair.PairSchema;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.core.NestedExceptionUtils;

/**
 * The operator's command {@code migrate}: brings the tables of the database, or of both, to where this release wants them, and ends.
 * Every process does that at its start, too; alone it lets a release be prepared before the first process of it is started.
 */
public final class Migrate {

    /** What the first argument of the program is. */
    public static final String ARGUMENT = "migrate";

    private static final int WELL = 0;
    private static final int LEFT = 1;
    private static final int NOT_RUN = 2;

    private Migrate() {}

    /** Not a configuration by name: the server has these parts already. */
    @EnableConfigurationProperties(DatabaseSettings.class)
    @Import(AddressConfiguration.class)
    static class Parts {}

    /**
     * Runs the command; arguments that begin with two dashes are settings.
     *
     * @return 0; 1 when one of two databases has to wait for the other; 2 when it could not be run, and what was said tells why
     */
    public static int run(String[] arguments, Consumer<String> say) {
        if (!Arrays.stream(arguments).skip(1).allMatch(word -> word.startsWith("--"))) {
            say.accept("Usage: " + ARGUMENT);
            return NOT_RUN;
        }
        try (var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .initializers(new RunningDatabase())
                .logStartupInfo(false)
                .properties("logging.level.root=warn")
                .run(Arrays.stream(arguments).skip(1).toArray(String[]::new))) {
            return migrate(context, say);
        } catch (RuntimeException e) {
            say.accept("It broke off: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            return NOT_RUN;
        }
    }

    private static int migrate(ConfigurableApplicationContext context, Consumer<String> say) {
        var named = new LinkedHashMap<String, DatabaseUrl>();
        named.put("DATABASE_URL", context.getBean(Address.class).url());
        var backup = context.getBean(DatabaseSettings.class).backup().url();
        if (backup != null) {
            named.put("SUPABASE_DB_URL", DatabaseUrl.parse(backup));
        }
        for (var database : named.entrySet()) {
            try {
                context.getBean(ServerVersion.class).require(database.getKey(), database.getValue());
            } catch (SQLException e) {
                say.accept("Nothing was done: %s does not let us in at %s: %s"
                        .formatted(database.getKey(), database.getValue().place(), e.getMessage()));
                return NOT_RUN;
            }
        }
        return backup == null ? one(context.getBean(Address.class).url(), say) : two(List.copyOf(named.values()), say);
    }

    private static int one(DatabaseUrl url, Consumer<String> say) {
        var ran = TwoDatabases.migration(url.dataSource()).migrate().migrationsExecuted;
        say.accept("DATABASE_URL: " + (ran == 0 ? "nothing was left to do" : ran + " scripts were run"));
        return WELL;
    }

    private static int two(List<DatabaseUrl> urls, Consumer<String> say) {
        var primary = urls.getFirst().dataSource();
        var backup = urls.getLast().dataSource();
        TwoDatabases.requireTwo(primary, backup);
        var brought = new PairSchema(primary, backup, TwoDatabases::migration).migrate();
        for (var each : brought) {
            say.accept(
                    (each.side() == Side.PRIMARY ? "DATABASE_URL: " : "SUPABASE_DB_URL: ")
                            + (each.isDone()
                                    ? "its tables are those of this release"
                                    : "waits for what the other one decided; the studio brings it that, and runs the rest by itself"));
        }
        return brought.stream().allMatch(PairSchema.Brought::isDone) ? WELL : LEFT;
    }
}
