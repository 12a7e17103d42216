package io.neurocards.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Where a PostgreSQL is and as whom to log in. Reads {@code postgres://user:password@host:5432/name?sslmode=require}, the
 * same with {@code postgresql://} or {@code jdbc:postgresql://}; the login may also stand in the parameters. A password may
 * be percent-encoded or pasted as it is. The address never holds the login, so that it may be printed.
 */
record DatabaseUrl(
        String jdbcUrl, @Nullable String username, @Nullable String password) {

    /** Whether messages of the server quote values, such as an address that is there already; they end up in logs. */
    static final String DETAIL = "logServerErrorDetail";

    /** In seconds, as the driver counts. */
    private static final Map<String, String> LIMITS = Map.of(
            "ApplicationName",
            "neurocards",
            "connectTimeout",
            "3",
            "loginTimeout",
            "5",
            "socketTimeout",
            "10",
            "cancelSignalTimeout",
            "2",
            "tcpKeepAlive",
            "true",
            DETAIL,
            "false");

    private static final Pattern SCHEME = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://.*", Pattern.DOTALL);
    private static final Pattern PARTS = Pattern.compile("(?:jdbc:)?postgres(?:ql)?://"
            + "(?:(?<user>[^:@/]*)(?::(?<password>.*))?@)?"
            + "(?<hosts>[^@/?#\\s]+)/(?<name>[^@/?#\\s]+)(?:\\?(?<parameters>[^#\\s]*))?");
    private static final Pattern ENCODED = Pattern.compile("(?:[^%]|%[0-9a-fA-F]{2})*");

    /**
     * Returns what {@code text} means.
     *
     * @throws IllegalArgumentException when it is no such address; the message never repeats the text, which may hold a
     *     password
     */
    static DatabaseUrl parse(String text) {
        var trimmed = text.strip();
        if (!SCHEME.matcher(trimmed).matches()) {
            throw new IllegalArgumentException("DATABASE_URL must look like postgres://user:password@host:5432/name or"
                    + " jdbc:postgresql://host:5432/name");
        }
        var parts = PARTS.matcher(trimmed);
        if (!parts.matches()) {
            throw new IllegalArgumentException("DATABASE_URL names no host or no database, or has a space in it");
        }
        var address = "jdbc:postgresql://" + parts.group("hosts") + "/" + parts.group("name");
        return withParameters(
                address, parts.group("parameters"), decoded(parts.group("user")), decoded(parts.group("password")));
    }

    private static DatabaseUrl withParameters(
            String address, @Nullable String parameters, @Nullable String username, @Nullable String password) {
        var user = username;
        var secret = password;
        var others = new ArrayList<String>();
        for (var parameter : parameters == null ? new String[0] : parameters.split("&", -1)) {
            var pair = parameter.split("=", 2);
            switch (pair[0].toLowerCase(Locale.ROOT)) {
                case "user" -> user = decoded(pair[pair.length - 1]);
                case "password" -> secret = decoded(pair[pair.length - 1]);
                default -> others.add(parameter);
            }
        }
        return new DatabaseUrl(others.isEmpty() ? address : address + "?" + String.join("&", others), user, secret);
    }

    private static @Nullable String decoded(@Nullable String text) {
        if (text == null || !ENCODED.matcher(text).matches()) {
            return text;
        }
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /**
     * Returns what opens single connections there, with limits to every wait: a link that is half open would otherwise be
     * noticed by nobody. Behind a pooler that lends sessions by the transaction (port 6543) nothing is prepared.
     */
    DataSource dataSource() {
        var source = new DriverManagerDataSource(jdbcUrl);
        var properties = new Properties();
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        properties.putAll(LIMITS);
        if (jdbcUrl.matches("jdbc:postgresql://[^/]*:6543/.*")) {
            properties.setProperty("prepareThreshold", "0");
        }
        source.setConnectionProperties(properties);
        return source;
    }

    /** Returns host, port and name, for people: parameters may hold secrets of their own. */
    String place() {
        return jdbcUrl.substring(jdbcUrl.indexOf("//") + 2).replaceFirst("\\?.*", "");
    }

    /** Returns the address alone. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
