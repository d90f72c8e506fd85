package io.github.mfa4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every contract catches what it is there to catch, and has no method that could not fail. */
class FlawedAdaptersTest {

    @Test
    void everyMethodOfTheCodeStoreContractCatchesAFlaw() {
        assertThat(Trial.catching(FlawedCodeStore.class, FlawedCodeStore.FLAWS))
                .isEqualTo(Trial.methods(FlawedCodeStore.class));
    }

    @Test
    void itLooksAtTimeThatPassesByItselfToo() {
        assertThat(Trial.of(FlawedExpiringStore.class, Trial.NONE).failed()).isEmpty();
        assertThat(Trial.of(FlawedExpiringStore.class, FlawedExpiringStore.KEEPS_FIRST)
                        .failed())
                .contains("whatAWriteMadeLastLongerStays", "whatAWriteMadeDueEarlierGoes");
        assertThat(Trial.of(FlawedExpiringStore.class, FlawedExpiringStore.EARLY)
                        .failed())
                .contains("whatAWriteMadeLastLongerStays", "whatAWriteMadeDueEarlierGoes");
    }

    @Test
    void everyMethodThatOnlyTheVaultContractHasCatchesAFlaw() {
        Set<String> own = Trial.methods(FlawedSecretVault.class);
        own.removeAll(Trial.methods(FlawedCodeStore.class));

        assertThat(own).hasSizeGreaterThan(10);
        assertThat(Trial.catching(FlawedSecretVault.class, VaultFlaws.ALL)).containsAll(own);
    }

    @Test
    void everyMethodOfTheCipherContractCatchesAFlaw() {
        assertThat(Trial.catching(FlawedSecretCipher.class, CipherFlaws.ALL))
                .isEqualTo(Trial.methods(FlawedSecretCipher.class));
    }

    @Test
    void everyMethodOfTheSenderContractCatchesAFlaw() {
        assertThat(Trial.catching(FlawedSender.class, SenderFlaws.ALL)).isEqualTo(Trial.methods(FlawedSender.class));
    }

    @Test
    void everyMethodOfTheDirectoryContractCatchesAFlaw() {
        assertThat(Trial.catching(FlawedUserDirectory.class, DirectoryFlaws.ALL))
                .isEqualTo(Trial.methods(FlawedUserDirectory.class));
    }
}
