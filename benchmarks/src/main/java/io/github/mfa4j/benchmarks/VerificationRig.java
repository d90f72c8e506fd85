package io.github.mfa4j.benchmarks;

import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Factor;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.Purpose;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verified;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.memory.InMemoryCodeStore;
import io.github.mfa4j.memory.InMemorySecretVault;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.CodeMessage;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpKey;
import io.github.mfa4j.totp.Totp;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An installation with all defaults and everything in memory, with users who each have an authenticator app and a mail
 * address, on a clock that stands still until it is told otherwise. One thread uses it.
 */
final class VerificationRig {

    private static final Totp TOTP = Totp.of(TotpParameters.DEFAULT);

    private final Map<UserId, UserProfile> profiles = new HashMap<>();
    private final Map<UserId, OtpKey> authenticators = new HashMap<>();
    private final List<UserId> users;
    private final Outbox outbox = new Outbox();
    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final SentCodeFactor mail;
    private Instant now = Instant.ofEpochSecond(1_700_000_000);

    VerificationRig(int size) {
        users = IntStream.range(0, size).mapToObj(i -> UserId.of("user-" + i)).toList();
        MfaSetup setup = MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(new InMemoryCodeStore(4 * size, () -> now))
                .secretVault(new InMemorySecretVault(size))
                .userDirectory(user -> Optional.ofNullable(profiles.get(user)))
                .clock(() -> now)
                .build();
        totp = TotpFactor.of(setup);
        mail = SentCodeFactor.builder(setup, outbox)
                .anonymousPurposes(Runnable::run)
                .build();
        mfa = MultiFactor.of(setup, totp, mail);
        users.forEach(this::register);
        nextDay();
    }

    private void register(UserId user) {
        String address = user.id() + "@example.com";
        profiles.put(user, new UserProfile(address, Locale.ENGLISH, Map.of(Channel.MAIL, List.of(address))));
        if (totp.enroll(user, "phone", null) instanceof Pending pending) {
            authenticators.put(user, OtpKey.of(pending.secret(), OtpAlgorithm.SHA1));
            pending.secret().destroy();
            if (totp.confirm(user, pending.id(), shownCode(user)) == Confirmation.CONFIRMED) {
                return;
            }
        }
        throw new IllegalStateException("cannot enrol " + user);
    }

    List<UserId> users() {
        return users;
    }

    TotpFactor totp() {
        return totp;
    }

    SentCodeFactor mail() {
        return mail;
    }

    /** A day later every time step is new, and nobody has to wait for another mail. */
    void nextDay() {
        now = now.plus(Duration.ofDays(1));
    }

    /** What the user's authenticator app shows. */
    String shownCode(UserId user) {
        OtpKey key = authenticators.get(user);
        if (key == null) {
            throw new IllegalArgumentException("no authenticator of " + user);
        }
        return TOTP.generate(key, now);
    }

    /** The code of the newest mail. */
    String mailedCode() {
        return outbox.newest;
    }

    String challenge(UserId user, Factor factor) {
        if (mfa.challenge(user, factor, Purpose.LOGIN) instanceof Started started) {
            return started.token().value();
        }
        throw new IllegalStateException("no challenge for " + user);
    }

    /** A user whom the directory does not know. */
    static UserId stranger(int i) {
        return UserId.of("nobody-" + i);
    }

    String reset(UserId user) {
        if (mfa.challenge(user, mail, Purpose.PASSWORD_RESET) instanceof Started started) {
            return started.token().value();
        }
        throw new IllegalStateException("no challenge for " + user);
    }

    /** Fails for anything but a no. */
    Refused refuse(String token, String code) {
        if (mfa.verify(token, code) instanceof Refused refused) {
            return refused;
        }
        throw new IllegalStateException("a wrong code was accepted");
    }

    /** Fails for anything but a yes, so that nothing else is ever measured. */
    Verified verify(String token, String code) {
        if (mfa.verify(token, code) instanceof Verified verified) {
            return verified;
        }
        throw new IllegalStateException("a right code was refused");
    }

    private static final class Outbox implements Sender {

        private String newest = "";

        @Override
        public Channel channel() {
            return Channel.MAIL;
        }

        @Override
        public void send(Message message) {
            if (message instanceof CodeMessage code) {
                newest = code.code().reveal();
            }
        }
    }
}
