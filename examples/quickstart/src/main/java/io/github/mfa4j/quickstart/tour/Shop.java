package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.TotpFactor;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An application that gives its users a second factor. This is all there is to set up: where keys, counters and secrets
 * are kept, who the users are, and which factors they may use.
 */
final class Shop {

    static final String NAME = "mfa4j tour";
    static final UserId ALICE = UserId.of("alice");

    private static final Map<UserId, UserProfile> USERS =
            Map.of(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of(Channel.MAIL, List.of("alice@example.com"))));

    final TotpFactor totp;
    final SentCodeFactor mail;
    final RecoveryCodeFactor recovery;
    final MultiFactor mfa;

    Shop(InstantSource clock, Sender mailServer, MfaListener auditLog) {
        MfaSetup setup = MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(new InMemoryCodeStore())
                .secretVault(new InMemorySecretVault())
                .userDirectory(user -> Optional.ofNullable(USERS.get(user)))
                .listener(auditLog)
                .clock(clock)
                .build();
        totp = TotpFactor.of(setup);
        mail = SentCodeFactor.builder(setup, mailServer).build();
        recovery = RecoveryCodeFactor.builder(setup).build();
        mfa = MultiFactor.of(setup, totp, mail, recovery);
    }
}
