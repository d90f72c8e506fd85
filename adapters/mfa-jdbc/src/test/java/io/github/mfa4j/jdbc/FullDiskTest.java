package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.NOON;
import static io.github.mfa4j.jdbc.Samples.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.servers.PostgresServer;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StoredRegister;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A disk without space left: each write fails clearly, nothing is half written, and it goes on once there is space. */
class FullDiskTest {

    @Test
    void ofPostgres() {
        try (PostgresServer server = PostgresServer.startWithSmallDisk()) {
            TestDatabase database =
                    new TestDatabase("small", JdbcDialect.POSTGRESQL, server.newDatabaseOnSmallDisk()).withSchema();
            CodeStore store = JdbcCodeStore.of(database.dataSource());
            assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, large(1))).isTrue();
            database.execute("CREATE TABLE filler (bytes bytea)");
            fill(database);

            assertFull(() -> store.compareAndSet(key(1), CodeStore.ABSENT, large(1)));
            assertFull(() -> store.compareAndSet(KEY, 1, large(2)));
            assertUntouched(store);

            database.execute("DROP TABLE filler");
            assertThat(store.compareAndSet(KEY, 1, large(2))).isTrue();
        }
    }

    /** In steps, because a statement that fails gives back what it took. */
    private static void fill(TestDatabase database) {
        for (int pages = 512; pages > 0; ) {
            try {
                database.execute("INSERT INTO filler SELECT convert_to(repeat(md5(n::text), 240), 'UTF8')"
                        + " FROM generate_series(1, " + pages + ") n");
            } catch (IllegalStateException full) {
                pages /= 2;
            }
        }
    }

    @Test
    void ofH2() {
        TestDatabase database = SmallDisk.newDatabase().withSchema();
        CodeStore store = JdbcCodeStore.of(database.dataSource());
        assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, large(1))).isTrue();

        SmallDisk.full = true;
        try {
            assertFull(() -> store.compareAndSet(KEY, 1, large(2)));
            assertFull(() -> store.compareAndSet(key(1), CodeStore.ABSENT, large(1)));
            assertUntouched(store);
        } finally {
            SmallDisk.full = false;
        }
        assertThat(store.compareAndSet(KEY, 1, large(2))).isTrue();
    }

    private static void assertFull(Runnable write) {
        assertThatThrownBy(write::run)
                .isInstanceOf(JdbcStoreException.class)
                .hasMessageContaining("the database has no space left on disk; make some, nothing was written");
    }

    private static void assertUntouched(CodeStore store) {
        assertThat(store.read(key(1))).isEmpty();
        assertThat(store.read(KEY)).hasValueSatisfying(read -> {
            assertThat(read.stamp()).isEqualTo(1);
            assertThat(read.payload()).isEqualTo(large(1).payload());
        });
    }

    private static StoredRegister large(long stamp) {
        byte[] incompressible = new byte[StoredRegister.MAX_PAYLOAD];
        new Random(stamp).nextBytes(incompressible);
        return new StoredRegister(stamp, incompressible, NOON, 0, null);
    }
}
