package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.NOON;
import static io.github.mfa4j.jdbc.Samples.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spi.CodeStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A purge of many registers locks few at a time, and ends. */
@ParameterizedClass
@MethodSource("io.github.mfa4j.jdbc.TestDatabase#ofEachKind")
class PurgeTest {

    private final TestDatabase database;

    PurgeTest(TestDatabase database) {
        this.database = database.withSchema();
    }

    @Test
    void removesFiveHundredInAStatementAndTenThousandInACall() {
        database.execute("INSERT INTO mfa_register (state_key, stamp, payload, purge_after, failures, slot)"
                + switch (database.dialect()) {
                    case POSTGRESQL ->
                        " SELECT sha256(n::text::bytea), 1, ''::bytea, n, 0, 's' FROM generate_series(1, 10700) n";
                    case H2 -> " SELECT HASH('SHA-256', X), 1, X'', X, 0, 's' FROM SYSTEM_RANGE(1, 10700)";
                    case MARIADB -> " SELECT UNHEX(SHA2(seq, 256)), 1, '', seq, 0, 's' FROM seq_1_to_10700";
                });
        WatchedDataSource watched = new WatchedDataSource(database);
        CodeStore store = JdbcCodeStore.of(watched);
        store.compareAndSet(KEY, CodeStore.ABSENT, register(1, NOON.plusMillis(1)));

        watched.seen.clear();
        assertThat(store.purge(NOON)).isEqualTo(10_000);
        assertThat(watched.seen).filteredOn("open"::equals).hasSize(20);

        watched.seen.clear();
        assertThat(store.purge(NOON)).isEqualTo(700);
        assertThat(watched.seen).filteredOn("open"::equals).hasSize(2);

        assertThat(store.purge(NOON)).isZero();
        assertThat(store.read(KEY)).isPresent();
    }
}
