package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/** The statements of {@code mfa-jdbc} on tables like its own, one connection for each operation. */
final class JdbcFloor implements Floor {

    static final String PREFIX = "floor_";

    private static final String READ = "SELECT stamp, payload, purge_after, failures, locked_until FROM " + PREFIX
            + "register WHERE state_key = ?";
    private static final String WRITE = "UPDATE " + PREFIX + "register SET stamp = ?, payload = ?, purge_after = ?,"
            + " failures = ?, locked_until = ? WHERE state_key = ? AND stamp = ?";
    private static final String READ_ENROLMENTS =
            "SELECT stamp, payload, key_ids FROM " + PREFIX + "vault WHERE owner_hash = ?";

    private final DataSource dataSource;

    JdbcFloor(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void take(List<Trip> trips) {
        Map<StateKey, Long> stamps = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            for (Trip trip : trips) {
                if (trip instanceof Trip.Read read) {
                    stamps.put(read.key(), select(connection, READ, read.key().hash()));
                } else if (trip instanceof Trip.Write write) {
                    write(connection, write, Objects.requireNonNull(stamps.get(write.key())));
                } else if (trip instanceof Trip.ReadEnrolments read) {
                    select(connection, READ_ENROLMENTS, StateKey.ownerHash(read.user()));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long select(Connection connection, String sql, byte[] key) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setBytes(1, key);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getBytes(2).length == 0) {
                    throw new SQLException("no row, or an empty one: " + sql);
                }
                return row.getLong(1);
            }
        }
    }

    private static void write(Connection connection, Trip.Write write, long expectedStamp) throws SQLException {
        StoredRegister next = write.next();
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setLong(1, ThreadLocalRandom.current().nextLong());
            statement.setBytes(2, next.payload());
            if (next.purgeAfter().equals(StoredRegister.NEVER)) {
                statement.setNull(3, Types.BIGINT);
            } else {
                statement.setLong(3, next.purgeAfter().toEpochMilli());
            }
            statement.setInt(4, next.failures());
            statement.setNull(5, Types.BIGINT);
            statement.setBytes(6, write.key().hash());
            statement.setLong(7, expectedStamp);
            if (statement.executeUpdate() != 1) {
                throw new SQLException("another write came first");
            }
        }
    }
}
