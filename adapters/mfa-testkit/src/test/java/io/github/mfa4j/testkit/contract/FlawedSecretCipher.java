package io.github.mfa4j.testkit.contract;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.spi.SecretCipher;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtendWith;

/** Not a test by itself: {@link FlawedAdaptersTest} runs it with each flaw. */
@ExtendWith(Trial.Naming.class)
class FlawedSecretCipher extends SecretCipherContract {

    private final Function<SecretCipher, SecretCipher> maker;

    FlawedSecretCipher(String flaw) {
        this.maker = flaw.equals(Trial.NONE)
                ? Function.identity()
                : Flaw.named(flaw, CipherFlaws.ALL).maker();
    }

    @Override
    protected SecretCipher cipher() {
        return maker.apply(SecretCipher.aesGcm(KeyRing.ephemeral()));
    }

    @Override
    protected SecretCipher stranger() {
        return maker.apply(SecretCipher.aesGcm(KeyRing.ephemeral()));
    }
}
