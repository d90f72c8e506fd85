package io.github.mfa4j.benchmarks.rig;

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
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Message;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.Sender;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpAlgorithm;
import io.github.mfa4j.totp.OtpKey;
import io.github.mfa4j.totp.Totp;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An installation with all defaults, with users who each have an authenticator app and a mail address, on a clock that stands
 * still until it is told otherwise. One thread at a time uses it.
 */
public final class VerificationRig {

    private static final Totp TOTP = Totp.of(TotpParameters.DEFAULT);
    private static final Instant START = Instant.ofEpochSecond(1_700_000_000);

    private final Map<UserId, UserProfile> profiles = new HashMap<>();
    private final Map<UserId, OtpKey> authenticators = new HashMap<>();
    private final Outbox outbox = new Outbox();
    private final List<UserId> users;
    private final StandingClock clock;
    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final SentCodeFactor mail;

    /** Enrols the users, who must be new to the store and the vault. */
    public VerificationRig(List<UserId> users, StandingClock clock, CodeStore store, SecretVault vault) {
        this.users = users;
        this.clock = clock;
        MfaSetup setup = MfaSetup.builder()
                .keys(KeyRing.ephemeral())
                .codeStore(store)
                .secretVault(vault)
                .userDirectory(user -> Optional.ofNullable(profiles.get(user)))
                .clock(clock)
                .build();
        totp = TotpFactor.of(setup);
        mail = SentCodeFactor.builder(setup, outbox)
                .anonymousPurposes(Runnable::run)
                .build();
        mfa = MultiFactor.of(setup, totp, mail);
        users.forEach(this::register);
        nextDay();
    }

    /** An installation with everything in memory. */
    public static VerificationRig inMemory(int size) {
        StandingClock clock = new StandingClock(START);
        return new VerificationRig(
                users("user-", size), clock, new InMemoryCodeStore(4 * size, clock), new InMemorySecretVault(size));
    }

    public static List<UserId> users(String prefix, int size) {
        return IntStream.range(0, size).mapToObj(i -> UserId.of(prefix + i)).toList();
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

    public List<UserId> users() {
        return users;
    }

    public TotpFactor totp() {
        return totp;
    }

    public SentCodeFactor mail() {
        return mail;
    }

    /** A day later every time step is new, and nobody has to wait for another mail. */
    public void nextDay() {
        clock.nextDay();
    }

    /** What the user's authenticator app shows. */
    public String shownCode(UserId user) {
        OtpKey key = authenticators.get(user);
        if (key == null) {
            throw new IllegalArgumentException("no authenticator of " + user);
        }
        return TOTP.generate(key, clock.instant());
    }

    /** The code of the newest mail. */
    public String mailedCode() {
        return outbox.newest;
    }

    public String challenge(UserId user, Factor factor) {
        if (mfa.challenge(user, factor, Purpose.LOGIN) instanceof Started started) {
            return started.token().value();
        }
        throw new IllegalStateException("no challenge for " + user);
    }

    /** A user whom the directory does not know. */
    public static UserId stranger(int i) {
        return UserId.of("nobody-" + i);
    }

    public String reset(UserId user) {
        if (mfa.challenge(user, mail, Purpose.PASSWORD_RESET) instanceof Started started) {
            return started.token().value();
        }
        throw new IllegalStateException("no challenge for " + user);
    }

    /** Fails for anything but a no. */
    public Refused refuse(String token, String code) {
        if (mfa.verify(token, code) instanceof Refused refused) {
            return refused;
        }
        throw new IllegalStateException("a wrong code was accepted");
    }

    /** Fails for anything but a yes, so that nothing else is ever measured. */
    public Verified verify(String token, String code) {
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
