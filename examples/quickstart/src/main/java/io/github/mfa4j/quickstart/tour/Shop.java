package io.github.mfa4j.quickstart.tour;

import io.github.mfa4j.Administrator;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeStore;
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
    static final Administrator HELP_DESK = new Administrator("help desk");

    private static final Map<UserId, UserProfile> USERS =
            Map.of(ALICE, new UserProfile("alice", Locale.ENGLISH, Map.of(Channel.MAIL, List.of("alice@example.com"))));

    final TotpFactor totp;
    final SentCodeFactor mail;
    final RecoveryCodeFactor recovery;
    final MultiFactor mfa;

    Shop(Storage storage, InstantSource clock, Sender mailServer, MfaListener auditLog) {
        MfaSetup setup = MfaSetup.builder()
                .keys(storage.keys)
                .codeStore(storage.codeStore)
                .secretVault(storage.vault)
                .userDirectory(user -> Optional.ofNullable(USERS.get(user)))
                .listener(auditLog)
                .clock(clock)
                .build();
        totp = TotpFactor.of(setup);
        CodeStore sentCodes = storage.sentCodes();
        mail = SentCodeFactor.builder(sentCodes == null ? setup : setup.withCodeStore(sentCodes), mailServer)
                .build();
        recovery = RecoveryCodeFactor.builder(setup).build();
        mfa = MultiFactor.of(setup, totp, mail, recovery);
    }
}
