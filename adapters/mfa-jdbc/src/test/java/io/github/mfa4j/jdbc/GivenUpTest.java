package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.ALICE;
import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.NOON;
import static io.github.mfa4j.jdbc.Samples.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spi.CodeStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What PostgreSQL gives up, at its strictest isolation, because another transaction committed first. */
@Timeout(60)
class GivenUpTest {

    private final TestDatabase database = TestDatabase.postgres().withSchema();
    private final CodeStore store =
            JdbcCodeStore.of(database.dataSource("options=-c%20default_transaction_isolation=serializable"));

    @Test
    void aWriteThatWasGivenUpIsANo() throws SQLException, ExecutionException, InterruptedException {
        store.compareAndSet(KEY, CodeStore.ABSENT, register(1));

        boolean answer = beaten(() -> store.compareAndSet(KEY, 1, register(3)));

        assertThat(answer).isFalse();
        assertThat(store.read(KEY))
                .hasValueSatisfying(read -> assertThat(read.failures()).isEqualTo(77));
    }

    @Test
    void anErasureThatWasGivenUpIsDoneAgain() throws SQLException, ExecutionException, InterruptedException {
        store.compareAndSet(KEY, CodeStore.ABSENT, register(1));

        beaten(() -> {
            store.erase(ALICE);
            return true;
        });

        assertThat(store.read(KEY)).isEmpty();
    }

    @Test
    void aPurgeThatMeetsALockedRegisterGoesRoundIt() throws SQLException {
        store.compareAndSet(KEY, CodeStore.ABSENT, register(1, NOON));
        store.compareAndSet(Samples.key(1), CodeStore.ABSENT, register(1, NOON));

        try (Connection other = otherHoldsAlice()) {
            assertThat(store.purge(NOON)).isEqualTo(1);
            other.commit();
        }
        assertThat(store.purge(NOON)).isEqualTo(1);
    }

    /** Another transaction has changed the row when the call comes upon it, and commits when the call is waiting. */
    private <R> R beaten(Callable<R> call) throws SQLException, ExecutionException, InterruptedException {
        try (Connection other = otherHoldsAlice()) {
            FutureTask<R> task = new FutureTask<>(call);
            new Thread(task).start();
            while (database.query("SELECT 1 FROM pg_locks WHERE NOT granted").isEmpty()) {
                assertThat(task).isNotDone();
            }
            other.commit();
            return task.get();
        }
    }

    private Connection otherHoldsAlice() throws SQLException {
        Connection other = database.dataSource().getConnection();
        other.setAutoCommit(false);
        try (Statement statement = other.createStatement()) {
            statement.execute("UPDATE mfa_register SET failures = 77 WHERE user_id = 'alice'");
        }
        return other;
    }
}
