package io.github.mfa4j.trials.guide;

import io.github.mfa4j.Factor;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.totp.TotpFactor;
import java.util.List;

/** The objects of an installation, one method for each. */
// [wiring]
final class SecondFactors {

    MfaSetup setup(KeyRing keys, CodeStore store, SecretVault vault, UserDirectory users, List<MfaListener> listeners) {
        return MfaSetup.builder()
                .keys(keys)
                .codeStore(store)
                .secretVault(vault)
                .userDirectory(users)
                .listener(MfaListener.all(listeners.toArray(MfaListener[]::new)))
                .build();
    }

    TotpFactor totp(MfaSetup setup) {
        return TotpFactor.of(setup);
    }

    SentCodeFactor mail(MfaSetup setup, Sender mailServer) {
        return SentCodeFactor.builder(setup, mailServer).build();
    }

    RecoveryCodeFactor recovery(MfaSetup setup) {
        return RecoveryCodeFactor.builder(setup).build();
    }

    MultiFactor multiFactor(MfaSetup setup, List<Factor> factors) {
        return MultiFactor.of(setup, factors.toArray(Factor[]::new));
    }
}
// [/wiring]
