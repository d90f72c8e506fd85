package io.github.mfa4j.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The driver under watch: what was opened, carried out and closed. */
final class WatchedDataSource extends DriverDataSource {

    /** {@code open}, {@code close}, and each statement. */
    final List<String> seen = new ArrayList<>();

    private final @Nullable String productName;

    WatchedDataSource(TestDatabase database) {
        this(database, null);
    }

    /** A driver that calls the database by another name, unless it is null. */
    WatchedDataSource(TestDatabase database, @Nullable String productName) {
        super(database.url());
        this.productName = productName;
    }

    @Override
    public Connection getConnection() throws SQLException {
        seen.add("open");
        return watched(Connection.class, super.getConnection(), "");
    }

    private <T> T watched(Class<T> type, Object target, String sql) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            see(type, method, arguments, sql);
            Object result = call(target, method, arguments);
            if (result instanceof PreparedStatement statement) {
                return watched(PreparedStatement.class, statement, String.valueOf(arguments[0]));
            }
            if (result instanceof Statement statement) {
                return watched(Statement.class, statement, "");
            }
            if (result instanceof DatabaseMetaData meta && productName != null) {
                return watched(DatabaseMetaData.class, meta, "");
            }
            return method.getName().equals("getDatabaseProductName") && productName != null ? productName : result;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void see(Class<?> type, Method method, Object @Nullable [] arguments, String sql) {
        if (method.getName().startsWith("execute")) {
            seen.add(arguments == null ? sql : String.valueOf(arguments[0]));
        } else if (type == Connection.class && method.getName().equals("close")) {
            seen.add("close");
        }
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
