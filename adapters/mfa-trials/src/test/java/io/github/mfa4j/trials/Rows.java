package io.github.mfa4j.trials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mfa4j.UserId;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.StoredRegister;
import io.github.mfa4j.spi.StoredVault;

/** What is stored of a user who has an authenticator app, to begin again from there. */
record Rows(Installation node, UserId user, StoredRegister register, StoredVault enrolments) {

    static Rows of(Installation node, UserId user) {
        return new Rows(
                node,
                user,
                node.surroundings.store.read(key(node, user)).orElseThrow(),
                node.surroundings.vault.read(user).orElseThrow());
    }

    void putBack() {
        node.surroundings.store.erase(user);
        node.surroundings.vault.erase(user);
        assertThat(node.surroundings.store.compareAndSet(key(node, user), CodeStore.ABSENT, register))
                .isTrue();
        assertThat(node.surroundings.vault.compareAndSet(user, CodeStore.ABSENT, enrolments))
                .isTrue();
    }

    private static StateKey key(Installation node, UserId user) {
        return StateKey.of(user, node.totp.id());
    }
}
