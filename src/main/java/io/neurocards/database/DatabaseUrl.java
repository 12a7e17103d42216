package io.neurocards.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL is and as whom to log in. Reads {@code postgres://user:password@host:5432/name?sslmode=require}, the
 * same with {@code postgresql://}, and {@code jdbc:postgresql://…}, where the login may stand in the parameters. Prints
 * without the password.
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String username, @Nullable String password) {

    private static final String JDBC = "jdbc:";

    /**
     * Returns what {@code text} means.
     *
     * @throws IllegalArgumentException when it is neither form; the message never repeats the text, which holds a password
     */
    static DatabaseUrl parse(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return text.contains("@") && !text.contains("?") ? parse(text.substring(JDBC.length())) : jdbc(text);
        }
        if (text.startsWith("postgres://") || text.startsWith("postgresql://")) {
            return fromUri(URI.create(text));
        }
        throw new IllegalArgumentException(
                "DATABASE_URL must look like postgres://user:password@host:5432/name or jdbc:postgresql://host:5432/name");
    }

    private static DatabaseUrl jdbc(String text) {
        return new DatabaseUrl(text, null, null);
    }

    private static DatabaseUrl fromUri(URI uri) {
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("DATABASE_URL names no host or no database");
        }
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(
                JDBC + "postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                login.length > 0 ? decode(login[0]) : null,
                login.length > 1 ? decode(login[1]) : null);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return jdbcUrl.replaceAll("(?i)(password=)[^&]*", "$1***");
    }
}
