package io.github.mfa4j.jdbc;

import static io.github.mfa4j.jdbc.Samples.ALICE;
import static io.github.mfa4j.jdbc.Samples.KEY;
import static io.github.mfa4j.jdbc.Samples.NOON;
import static io.github.mfa4j.jdbc.Samples.register;
import static io.github.mfa4j.jdbc.Samples.vault;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation is one statement on one connection, given back at once, also when it fails. */
@ParameterizedClass
@MethodSource("io.github.mfa4j.jdbc.TestDatabase#ofEachKind")
class StatementCountTest {

    private final WatchedDataSource watched;

    StatementCountTest(TestDatabase database) {
        this.watched = new WatchedDataSource(database.withSchema());
        database.execute("DELETE FROM mfa_register", "DELETE FROM mfa_vault");
    }

    @Test
    void ofTheRegisters() {
        CodeStore store = JdbcCodeStore.of(watched);

        assertOne("SELECT", () -> store.read(KEY));
        assertOne(
                "INSERT",
                () -> assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, register(1)))
                        .isTrue());
        assertOne(
                "INSERT",
                () -> assertThat(store.compareAndSet(KEY, CodeStore.ABSENT, register(2)))
                        .isFalse());
        assertOne(
                "UPDATE",
                () -> assertThat(store.compareAndSet(KEY, 1, register(3))).isTrue());
        assertOne(
                "UPDATE",
                () -> assertThat(store.compareAndSet(KEY, 1, register(4))).isFalse());
        assertOne("SELECT", () -> store.read(KEY));
        assertOne("DELETE", () -> store.purge(NOON));
        assertOne("DELETE", () -> store.erase(ALICE));
    }

    @Test
    void ofTheEnrolments() {
        SecretVault vault = JdbcSecretVault.of(watched);

        assertOne("SELECT", () -> vault.read(ALICE));
        assertOne(
                "INSERT",
                () -> assertThat(vault.compareAndSet(ALICE, CodeStore.ABSENT, vault(1, "k1")))
                        .isTrue());
        assertOne(
                "UPDATE",
                () -> assertThat(vault.compareAndSet(ALICE, 1, vault(2, "k1"))).isTrue());
        assertOne("SELECT", () -> vault.notSealedUnder("k2", null, 10));
        assertOne("DELETE", () -> vault.erase(ALICE));
    }

    private void assertOne(String verb, Runnable operation) {
        watched.seen.clear();
        operation.run();
        assertThat(watched.seen).hasSize(3).startsWith("open").endsWith("close");
        assertThat(watched.seen.get(1)).startsWith(verb + " ");
    }
}
