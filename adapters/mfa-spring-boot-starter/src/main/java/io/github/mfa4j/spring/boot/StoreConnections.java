package io.github.mfa4j.spring.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the stores take their connections from. It is no DataSource itself, so that nobody takes it for the application's. */
record StoreConnections(DataSource dataSource, Runnable end) implements AutoCloseable {

    /** A full pool must be an error soon, not a request that hangs. */
    private static final long MAX_WAIT_MILLIS = Duration.ofSeconds(5).toMillis();

    /** The data source of the application as it is. */
    static StoreConnections of(DataSource applications) {
        return new StoreConnections(applications, () -> {});
    }

    /**
     * A small pool with the settings of the application's, if that is a Hikari pool: requests that hold all of its connections
     * must not leave the stores waiting for one.
     */
    static StoreConnections beside(DataSource applications, int size) {
        HikariConfig config = settings(applications);
        if (config == null) {
            return of(applications);
        }
        config.setPoolName((config.getPoolName() == null ? "" : config.getPoolName() + "-") + "mfa");
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Math.min(config.getConnectionTimeout(), MAX_WAIT_MILLIS));
        config.setAutoCommit(true);
        config.setReadOnly(false);
        HikariDataSource own = new HikariDataSource(config);
        return new StoreConnections(own, own::close);
    }

    /** A copy of the settings; null if the data source is no Hikari pool and stands before none. */
    private static @Nullable HikariConfig settings(DataSource applications) {
        try {
            if (!applications.isWrapperFor(HikariDataSource.class)) {
                return null;
            }
            HikariConfig copy = new HikariConfig();
            applications.unwrap(HikariDataSource.class).copyStateTo(copy);
            return copy;
        } catch (SQLException e) {
            throw new IllegalStateException("the data source does not say what it stands before", e);
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
