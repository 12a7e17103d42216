package io.neurocards.database.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.neurocards.database.log.TestPair;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionAdviceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Network is unreachable | session pooler",
                "unknown host: db.abcdefgh.supabase.co | session pooler",
                "unknown host: db.example.com | No such host",
                "FATAL: password authentication failed for user \"x\" | user or the password",
                "Tenant or user not found | user or the password",
                "FATAL: database \"y\" does not exist | no database of that name",
                "Connection refused | Nobody listens",
                "No connection within 900 ms | does not answer",
                "ERROR: cannot execute UPDATE in a read-only transaction | read-only",
                "could not extend file: No space left on device | disk is full"
            })
    void what_a_driver_says_is_told_as_something_to_do(String reason, String advice) {
        assertThat(ConnectionAdvice.on(reason).orElseThrow()).contains(advice);
    }

    @Test
    void what_nobody_knows_is_left_as_it_was_said() {
        assertThat(ConnectionAdvice.on("something new")).isEmpty();
        assertThat(ConnectionAdvice.on(null)).isEmpty();
    }

    @Test
    void the_reason_is_the_deepest_one_and_names_an_unknown_host() {
        var unknown = new SQLException("attempt failed", new UnknownHostException("db.abcdefgh.supabase.co"));
        var unreachable = new SQLException("attempt failed", new SocketException("Network is unreachable"));

        assertThat(ConnectionAdvice.reason(unknown)).isEqualTo("unknown host: db.abcdefgh.supabase.co");
        assertThat(ConnectionAdvice.reason(unreachable)).isEqualTo("Network is unreachable");
        assertThat(ConnectionAdvice.reason(new ConnectException())).isEqualTo("ConnectException");
    }

    @Test
    void a_real_wrong_password_and_a_real_unknown_database_are_understood() {
        var databases = TestPair.bare();
        try {
            var url = databases.primary.dataSource().getJdbcUrl();
            var user = databases.primary.dataSource().getUsername();
            var password = databases.primary.dataSource().getPassword();

            assertThat(said(url, user, "wrong")).contains("user or the password");
            assertThat(said(url + "_none", user, password)).contains("no database of that name");
        } finally {
            databases.close();
        }
    }

    private static String said(String url, String user, String password) {
        try (var connection = DriverManager.getConnection(url, user, password)) {
            throw new AssertionError("Let in: " + connection);
        } catch (SQLException e) {
            return ConnectionAdvice.on(ConnectionAdvice.reason(e)).orElse("nothing for " + e.getMessage());
        }
    }
}
