package io.github.mfa4j.spring.boot;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the stores take their connections from. It is no DataSource itself, so that nobody takes it for the application's. */
record StoreConnections(DataSource dataSource, Runnable end) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConnections.class);

    /** A full pool must be an error soon, not a request that hangs. */
    private static final long MAX_WAIT_MILLIS = Duration.ofSeconds(5).toMillis();

    /**
     * A data source as it is.
     *
     * @throws MfaConfigurationException if its size is set here, too
     */
    static StoreConnections of(DataSource named, MfaProperties.Jdbc properties) {
        if (properties.poolSize() != null) {
            throw new MfaConfigurationException(List.of(new Problem(
                    "mfa.jdbc.pool-size is set, and the data source "
                            + named.getClass().getName() + " is used as it is, which no Hikari pool is",
                    "remove it; for a small pool of the library's own, define a DataSource with @MfaDataSource")));
        }
        return new StoreConnections(named, () -> {});
    }

    /** The data source of the application as it is, which may be a pool that the application's requests empty. */
    static StoreConnections shared(DataSource applications, MfaProperties.Jdbc properties) {
        StoreConnections shared = of(applications, properties);
        LOG.warn(
                "second factors share the data source {} of the application: if it is a pool, requests that hold all of its"
                        + " connections keep them waiting; define a small one of their own with @MfaDataSource",
                applications.getClass().getName());
        return shared;
    }

    /**
     * A small pool with the settings of the application's, if that is a Hikari pool: requests that hold all of its connections
     * must not leave the stores waiting for one.
     */
    static StoreConnections beside(DataSource applications, MfaProperties.Jdbc properties) {
        HikariConfig config = settings(applications);
        if (config == null) {
            return shared(applications, properties);
        }
        config.setPoolName((config.getPoolName() == null ? "" : config.getPoolName() + "-") + "mfa");
        config.setMaximumPoolSize(properties.ownPoolSize());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(Math.min(config.getConnectionTimeout(), MAX_WAIT_MILLIS));
        config.setAutoCommit(true);
        config.setReadOnly(false);
        HikariDataSource own = new HikariDataSource(config);
        return new StoreConnections(own, own::close);
    }

    /**
     * A copy of the settings; null if the data source is no Hikari pool and stands before none. One of a class of its own may
     * compute what a copy would freeze, such as a password that lives for minutes.
     */
    private static @Nullable HikariConfig settings(DataSource applications) {
        try {
            if (!applications.isWrapperFor(HikariDataSource.class)) {
                return null;
            }
            HikariDataSource pool = applications.unwrap(HikariDataSource.class);
            if (!pool.getClass().equals(HikariDataSource.class)) {
                return null;
            }
            HikariConfig copy = new HikariConfig();
            pool.copyStateTo(copy);
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
