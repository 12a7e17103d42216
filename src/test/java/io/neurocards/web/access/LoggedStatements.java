package io.neurocards.web.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the application really sends to PostgreSQL, as the server logs it, and how the server would run it. */
final class LoggedStatements {

    private static final Pattern STATEMENT = Pattern.compile(
            "LOG: {2}execute [^:]+: (.*?)(?=\n[^\n]*(?:LOG|DETAIL|ERROR|STATEMENT|WARNING): |\\z)", Pattern.DOTALL);
    private static final Pattern LOOKED_THROUGH = Pattern.compile("Seq Scan on (\\w+)");

    private final JdbcClient jdbc;
    private final Path log;

    /** Speaks the simple protocol, since a plan for whatever values has parameters that nobody gives. */
    LoggedStatements(String address, String user, String password, Path log) {
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(address + "?preferQueryMode=simple", user, password));
        this.log = log;
    }

    /** Something that sends statements. */
    interface Work {
        void run() throws Exception;
    }

    /** Returns the statements that were sent {@code least} times or more while {@code work} ran: its own, and not those of jobs. */
    List<String> during(int least, Work work) throws Exception {
        var from = Files.size(log);
        logging("all");
        try {
            work.run();
        } finally {
            logging("none");
        }
        return read(from, least);
    }

    private void logging(String what) throws InterruptedException {
        jdbc.sql("alter system set log_statement = '" + what + "'").update();
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
        Thread.sleep(500);
    }

    private List<String> read(long from, int least) throws IOException {
        var text = Files.readString(log).substring((int) Math.min(from, Integer.MAX_VALUE));
        var found = STATEMENT.matcher(text);
        var statements = new LinkedHashMap<String, Integer>();
        while (found.find()) {
            statements.merge(found.group(1).strip(), 1, Integer::sum);
        }
        return statements.entrySet().stream()
                .filter(statement -> statement.getValue() >= least)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the tables with over {@code rows} rows that the plan of a statement looks through from end to end. */
    List<String> lookedThrough(String statement, long rows) {
        if (!statement.toLowerCase(Locale.ROOT).matches("(?s)\\s*(select|insert|update|delete|with)\\b.*")) {
            return List.of();
        }
        var tables = new ArrayList<String>();
        var plan = LOOKED_THROUGH.matcher(plan(statement));
        while (plan.find()) {
            if (size(plan.group(1)) > rows) {
                tables.add(plan.group(1));
            }
        }
        return tables;
    }

    /** Returns the plan for whatever values, as the server makes it for a statement that it prepares once. */
    String plan(String statement) {
        return String.join(
                "\n",
                jdbc.sql("explain (generic_plan) " + statement.replace("?", "??"))
                        .query(String.class)
                        .list());
    }

    private long size(String table) {
        return jdbc.sql("select reltuples::bigint from pg_class where relname = :table and relkind = 'r'")
                .param("table", table)
                .query(Long.class)
                .single();
    }
}
