package io.github.mfa4j.trials.crash;

import io.github.mfa4j.ChallengeResult;
import io.github.mfa4j.ChallengeResult.Started;
import io.github.mfa4j.Factor;
import io.github.mfa4j.KeyRing;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.MultiFactor;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.Argon2Parameters;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.SentCodeFactor;
import io.github.mfa4j.spi.Channel;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.TotpFactor;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One node of an application: a front door over connections of its own, for whom every user exists. Thread-safe. */
final class Node implements Closeable {

    private static final KeyRing KEYS = KeyRing.of("k1", new byte[KeyRing.KEY_BYTES]);
    private static final Argon2Parameters CHEAPEST = new Argon2Parameters(12_288, 3, 1);

    /** Each takes as long as its verification to make. */
    private static final int RECOVERY_CODES = 3;

    private final Connections connections;
    private final Inbox inbox = new Inbox();
    private final MultiFactor mfa;
    private final TotpFactor totp;
    private final SentCodeFactor mail;
    private final @Nullable RecoveryCodeFactor recovery;

    private Node(Connections connections, boolean durable, SharedClock clock) {
        this.connections = connections;
        MfaSetup setup = MfaSetup.builder()
                .keys(KEYS)
                .codeStore(connections.codeStore())
                .secretVault(connections.secretVault())
                .userDirectory(Node::profile)
                .clock(clock)
                .build();
        totp = TotpFactor.of(setup);
        mail = SentCodeFactor.builder(setup, inbox).build();
        recovery = durable
                ? RecoveryCodeFactor.builder(setup)
                        .count(RECOVERY_CODES)
                        .hashing(CHEAPEST)
                        .build()
                : null;
        mfa = MultiFactor.of(
                setup, Stream.of(totp, mail, recovery).filter(Objects::nonNull).toArray(Factor[]::new));
    }

    /** Opens a node whose connections bear its name. Redis may lose its newest writes, so it keeps no recovery codes. */
    static Node open(Address address, SharedClock clock, String name) {
        return new Node(new Connections(address, name), !address.isRedis(), clock);
    }

    private static Optional<UserProfile> profile(UserId user) {
        String address = user.id() + "@example.org";
        return Optional.of(new UserProfile(user.id(), Locale.ENGLISH, Map.of(Channel.MAIL, List.of(address))));
    }

    MultiFactor mfa() {
        return mfa;
    }

    TotpFactor totp() {
        return totp;
    }

    SentCodeFactor mail() {
        return mail;
    }

    Optional<RecoveryCodeFactor> recovery() {
        return Optional.ofNullable(recovery);
    }

    List<Factor> factors() {
        return recovery == null ? List.of(totp, mail) : List.of(totp, mail, recovery);
    }

    /** A challenge of the calling thread with the code that was sent for it; empty if it was not started. */
    Optional<OpenChallenge> opened(ChallengeResult result) {
        return result instanceof Started started
                ? Optional.of(new OpenChallenge(started.token().value(), inbox.newest()))
                : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        connections.close();
    }
}
