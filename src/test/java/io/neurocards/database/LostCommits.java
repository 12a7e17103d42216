package io.neurocards.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database whose network loses answers: a COMMIT is carried out, and its caller learns of a broken connection (SQL state
 * 08006) instead.
 */
public final class LostCommits extends DelegatingDataSource {

    private final BooleanSupplier loses;

    public LostCommits(DataSource target, BooleanSupplier loses) {
        super(target);
        this.loses = loses;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    try {
                        var answer = method.invoke(real, arguments);
                        if (method.getName().equals("commit") && loses.getAsBoolean()) {
                            throw new SQLException("The answer to COMMIT was lost", "08006");
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
