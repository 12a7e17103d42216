package io.neurocards.operations.older;

import io.neurocards.accounts.telegram.RegisterTelegramUser;
import io.neurocards.database.OtherDatabase;
import io.neurocards.shared.OperatorTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** The operator's command {@code import older}: shows what would come from the older bot, and brings it with {@code --apply}. */
@Component
record OlderTool(BringOlder bring, OlderSettings settings, Clock clock) implements OperatorTool {

    private static final int WELL = 0;
    private static final int UNFIT = 1;
    private static final int NOT_RUN = 2;
    private static final String APPLY = "--apply";

    @Override
    public String name() {
        return "import";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        var rest = new ArrayList<>(words);
        var apply = rest.remove(APPLY);
        if (rest.isEmpty() || rest.size() > 2 || !rest.getFirst().equals("older")) {
            say.accept("Usage: import older [FOLDER WITH CSV FILES | FILE OF PG_DUMP] [" + APPLY
                    + "]; without a file, from the database of OLDER_DATABASE_URL");
            return NOT_RUN;
        }
        try {
            var tables = tables(rest.size() == 2 ? Optional.of(rest.getLast()) : Optional.empty());
            return run(OlderReading.of(tables, RegisterTelegramUser.HIGHEST_ID, clock.instant()), apply, say);
        } catch (IllegalArgumentException e) {
            say.accept("Nothing was done: " + e.getMessage());
        } catch (IOException e) {
            say.accept("Nothing was done, the file can't be read: " + e);
        } catch (DataAccessException e) {
            say.accept("Nothing was done, a database refuses: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return NOT_RUN;
    }

    private OlderTables tables(Optional<String> place) throws IOException {
        if (place.isPresent()) {
            var path = Path.of(place.get());
            if (!Files.exists(path)) {
                throw new IllegalArgumentException("There is no file or folder " + path);
            }
            return required(OlderTexts.read(path));
        }
        if (settings.url().isBlank()) {
            throw new IllegalArgumentException("OLDER_DATABASE_URL is not set, and no file is named");
        }
        return required(OlderDatabase.read(OtherDatabase.at("OLDER_DATABASE_URL", settings.url())));
    }

    private static OlderTables required(OlderTables tables) {
        if (!tables.rows().containsKey("users")) {
            throw new IllegalArgumentException("There is no table users");
        }
        return tables;
    }

    private int run(OlderStudio older, boolean apply, Consumer<String> say) {
        older.misfits().forEach(misfit -> say.accept(misfit.text()));
        say.accept("Found: %d customers with %d credits, %d jobs, %d payments; %d rows that do not come as they stood"
                .formatted(
                        older.users().size(),
                        older.credits(),
                        older.jobs().size(),
                        older.payments().size(),
                        older.misfits().size()));
        if (!apply) {
            say.accept("Nothing was changed: " + APPLY + " brings it");
            return WELL;
        }
        var done = bring.bring(older);
        done.misfits().forEach(misfit -> say.accept(misfit.text()));
        if (!done.differing().isEmpty()) {
            done.differing().forEach(say);
            say.accept("Nothing was changed: credits of %d accounts are not those of the older bot"
                    .formatted(done.differing().size()));
            return UNFIT;
        }
        say.accept("Brought: %d new customers, %d known before, %d credits granted, %d jobs, %d payments"
                .formatted(done.persons(), done.known(), done.granted(), done.jobs(), done.payments()));
        say.accept("Proved: %d credits there, %d here, equal for each of %d customers"
                .formatted(done.credits(), done.credits(), done.persons() + done.known()));
        return WELL;
    }
}
