package io.github.mfa4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.SecretVault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MfaSetupTest {

    /** The same store, but for what it declares. */
    private static <T> T declaring(Class<T> type, T store, Durability durability) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals("durability")) {
                return durability;
            }
            try {
                return method.invoke(store, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }

    @ParameterizedTest
    @EnumSource
    void a77_aStoreThatLosesMoreThanTheVaultIsRefused(Durability store) {
        for (Durability vault : Durability.values()) {
            MfaSetup.Builder builder = MfaSetup.builder()
                    .keys(KeyRing.ephemeral())
                    .codeStore(declaring(CodeStore.class, new InMemoryCodeStore(), store))
                    .secretVault(declaring(SecretVault.class, new InMemorySecretVault(), vault))
                    .userDirectory(user -> Optional.empty());
            if (store.compareTo(vault) < 0) {
                assertThatThrownBy(builder::build)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("codeStore is " + store)
                        .hasMessageContaining("secretVault " + vault);
            } else {
                assertThat(builder.build().durability()).isEqualTo(store);
            }
        }
    }

    @Test
    void a77_aFactorThatEnrolsIsRefusedOnAnotherStoreThatLosesMore() {
        MfaSetup setup = MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(declaring(CodeStore.class, new InMemoryCodeStore(), Durability.DURABLE))
                .secretVault(declaring(SecretVault.class, new InMemorySecretVault(), Durability.DURABLE))
                .userDirectory(user -> Optional.empty())
                .build();
        MfaSetup fast =
                setup.withCodeStore(declaring(CodeStore.class, new InMemoryCodeStore(), Durability.MAY_LOSE_RECENT));
        assertThat(setup.enrolments()).isNotNull();
        assertThat(fast.durability()).isEqualTo(Durability.MAY_LOSE_RECENT);
        assertThatThrownBy(fast::enrolments)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("codeStore is MAY_LOSE_RECENT and secretVault DURABLE");
    }
}
