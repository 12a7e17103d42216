package io.neurocards.database.whole;

import io.neurocards.shared.OperatorTool;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;

/** The operator's commands {@code data export FILE} and {@code data import FILE}. */
record DataTool(Work exporting, Work importing) implements OperatorTool {

    private static final int WELL = 0;
    private static final int UNFIT = 1;
    private static final int NOT_RUN = 2;

    /** Writes or reads the file. */
    @FunctionalInterface
    interface Work {
        Manifest with(Path file) throws IOException, SQLException;
    }

    @Override
    public String name() {
        return "data";
    }

    @Override
    public int run(List<String> words, Consumer<String> say) {
        if (words.size() == 2 && words.getFirst().equals("export")) {
            return run(exporting, "written", words.getLast(), say);
        }
        if (words.size() == 2 && words.getFirst().equals("import")) {
            return run(importing, "read", words.getLast(), say);
        }
        say.accept("Usage: data export FILE | data import FILE");
        return NOT_RUN;
    }

    private static int run(Work work, String done, String file, Consumer<String> say) {
        try {
            var manifest = work.with(Path.of(file).toAbsolutePath());
            manifest.tables().stream()
                    .filter(content -> content.rows() > 0)
                    .forEach(content -> say.accept(content.table() + ": " + content.rows()));
            say.accept(manifest.rows() + " rows " + done + ", verified by count and SHA-256");
            return WELL;
        } catch (UnusableException e) {
            say.accept("Nothing was done: " + e.getMessage());
            return UNFIT;
        } catch (IOException e) {
            say.accept("Nothing was done, the file can't be used: " + e);
        } catch (SQLException | DataAccessException e) {
            say.accept("Nothing was done, the database refuses: " + firstLine(e));
        }
        return NOT_RUN;
    }

    /** The lines after the first quote rows. */
    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
