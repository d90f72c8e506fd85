package io.github.mfa4j.testkit;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification;
import io.github.mfa4j.Verified;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.qr.OtpAuthUri;
import io.github.mfa4j.qr.QrCode;
import io.github.mfa4j.spi.Slf4jAuditListener;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.TotpFactor;

/** The code that the documents show, compiled here and run by {@link ReadmeTest}. */
final class Snippets {

    private Snippets() {}

    /** A page of the reader's application. */
    interface Page {

        void show(byte[] png);

        String typed();
    }

    static boolean readme(byte[] key, UserDirectory users, UserId alice, Page page) {
        // [readme]
        MfaSetup setup = MfaSetup.builder()
                .keys(KeyRing.of("2026-11", key)) // 32 random bytes from your secret store
                .codeStore(new InMemoryCodeStore()) // counters and outstanding codes
                .secretVault(new InMemorySecretVault()) // sealed secrets
                .userDirectory(users) // your users: name, language, addresses
                .listener(new Slf4jAuditListener())
                .build();
        TotpFactor totp = TotpFactor.of(setup);
        MultiFactor mfa = MultiFactor.of(setup, totp);

        // Turn it on: the secret is shown once, and the first code confirms it.
        if (totp.enroll(alice, "phone", null) instanceof EnrolmentResult.Pending pending) {
            page.show(QrCode.of(OtpAuthUri.totp("Example", pending).toUri()).toPng(240));
            pending.secret().destroy();
            totp.confirm(alice, pending.id(), page.typed());
        }

        // Log in: the password was right, now the second step.
        if (mfa.challenge(alice, totp, Purpose.LOGIN) instanceof ChallengeResult.Started started) {
            Verification verdict = mfa.verify(started.token().value(), page.typed());
            return verdict instanceof Verified proof && proof.purpose().equals(Purpose.LOGIN);
        }
        return false;
        // [/readme]
    }
}
