package io.github.mfa4j.benchmarks.stores;

import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.SecretVault;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.ott.OneTimeTokenService;

/** An empty server of its own, and everything that is compared on it. */
interface Backend extends AutoCloseable {

    String name();

    CodeStore codeStore();

    SecretVault secretVault();

    /** Makes the rows for these recordings. */
    Floor floor(List<Recording> recordings);

    /** Empty where Spring Security has none. */
    Optional<OneTimeTokenService> spring();

    @Override
    void close();
}
