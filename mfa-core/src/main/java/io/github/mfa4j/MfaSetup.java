package io.github.mfa4j;

import io.github.mfa4j.MfaUnavailableException.Dependency;
import io.github.mfa4j.factor.CodeDigests;
import io.github.mfa4j.factor.Enrolments;
import io.github.mfa4j.factor.Registers;
import io.github.mfa4j.spi.CodeStore;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaListener;
import io.github.mfa4j.spi.SecretCipher;
import io.github.mfa4j.spi.SecretVault;
import io.github.mfa4j.spi.UserDirectory;
import io.github.mfa4j.spi.UserProfile;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The outside systems and limits that factors are built from. An application makes one and passes it to its factors and to
 * {@link MultiFactor}; the accessors serve factors. Immutable and thread-safe.
 */
public final class MfaSetup {

    /** The setup that this one and its like were made from: itself, unless it has a code store of its own. */
    private final MfaSetup origin;

    private final KeyRing keys;
    private final CodeStore codeStore;
    private final @Nullable SecretVault secretVault;
    private final SecretCipher secretCipher;
    private final UserDirectory userDirectory;
    private final MfaListener listener;
    private final LockoutPolicy lockout;
    private final Duration challengeLifetime;
    private final boolean strict;
    private final InstantSource clock;
    private final Registers registers;
    private final CodeDigests digests;

    private MfaSetup(Builder builder) {
        origin = this;
        keys = required("keys", builder.keys);
        codeStore = required("codeStore", builder.codeStore);
        userDirectory = required("userDirectory", builder.userDirectory);
        secretVault = builder.secretVault;
        secretCipher = builder.secretCipher == null ? SecretCipher.aesGcm(keys) : builder.secretCipher;
        listener = MfaListener.shielded(required("listener", builder.listener));
        lockout = required("lockout", builder.lockout);
        challengeLifetime = builder.challengeLifetime;
        strict = builder.strict;
        clock = required("clock", builder.clock);
        registers = new Registers(codeStore, clock, lockout);
        digests = new CodeDigests(keys);
        if (secretVault != null) {
            requireAsDurableAs(secretVault);
        }
    }

    private MfaSetup(MfaSetup other, CodeStore codeStore) {
        origin = other.origin;
        keys = other.keys;
        this.codeStore = codeStore;
        userDirectory = other.userDirectory;
        secretVault = other.secretVault;
        secretCipher = other.secretCipher;
        listener = other.listener;
        lockout = other.lockout;
        challengeLifetime = other.challengeLifetime;
        strict = other.strict;
        clock = other.clock;
        registers = new Registers(codeStore, clock, lockout);
        digests = other.digests;
    }

    private void requireAsDurableAs(SecretVault vault) {
        if (codeStore.durability().compareTo(vault.durability()) < 0) {
            throw new IllegalArgumentException("codeStore is " + codeStore.durability() + " and secretVault "
                    + vault.durability()
                    + ": used codes would be forgotten before the enrolments; take a codeStore at least as durable");
        }
    }

    /**
     * Starts a setup.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same setup with registers in another store, for factors whose codes live for minutes: sent codes may be kept where
     * the newest writes can be lost, while all else stays on a durable store. One {@link MultiFactor} takes factors of both.
     * A factor must not move between the stores while its users have locks or used codes in one of them.
     *
     * @param other the store for the factors that are built from the setup returned
     * @return a setup of the same installation
     */
    public MfaSetup withCodeStore(CodeStore other) {
        return new MfaSetup(this, other);
    }

    /**
     * The registers of all users.
     *
     * @return the registers
     */
    public Registers registers() {
        return registers;
    }

    /**
     * The enrolments of all users.
     *
     * @return the enrolments
     * @throws IllegalArgumentException if the setup has no vault, or its code store is less durable than the vault
     */
    public Enrolments enrolments() {
        SecretVault vault = secretVault();
        requireAsDurableAs(vault);
        return new Enrolments(vault, secretCipher);
    }

    /**
     * Digests of sent codes under this setup's keys.
     *
     * @return the digests
     */
    public CodeDigests digests() {
        return digests;
    }

    /**
     * The limits on wrong codes.
     *
     * @return the policy
     */
    public LockoutPolicy lockout() {
        return lockout;
    }

    /**
     * How long a challenge and the code sent for it can be answered.
     *
     * @return 30 seconds to 10 minutes
     */
    public Duration challengeLifetime() {
        return challengeLifetime;
    }

    /**
     * Tells whether factors must refuse what is allowed but weaker than the standards ask for.
     *
     * @return whether the setup is strict
     */
    public boolean strict() {
        return strict;
    }

    /**
     * What the register's store may lose.
     *
     * @return the declaration of the code store
     */
    public Durability durability() {
        return codeStore.durability();
    }

    /**
     * Asks the directory for a user.
     *
     * @param user the user
     * @return what is known, or empty if unknown or inactive
     * @throws MfaUnavailableException if the directory fails
     */
    public Optional<UserProfile> profile(UserId user) {
        return depending(Dependency.USER_DIRECTORY, () -> userDirectory.find(user));
    }

    /**
     * Tells the listener of an event. Call it after the commit.
     *
     * @param event what happened
     */
    public void publish(MfaEvent event) {
        listener.on(event);
    }

    /** Whether factors of both can be brought together. */
    boolean isOfOneInstallationWith(MfaSetup other) {
        return origin == other.origin;
    }

    KeyRing keys() {
        return keys;
    }

    SecretVault secretVault() {
        return required("secretVault", secretVault);
    }

    void eraseEnrolments(UserId user) {
        if (secretVault != null) {
            SecretVault vault = secretVault;
            depending(Dependency.SECRET_VAULT, () -> {
                vault.erase(user);
                return user;
            });
        }
    }

    void eraseRegisters(UserId user) {
        depending(Dependency.CODE_STORE, () -> {
            codeStore.erase(user);
            return user;
        });
    }

    private static <V> V depending(Dependency dependency, Supplier<V> call) {
        try {
            return Objects.requireNonNull(call.get(), "null instead of an answer");
        } catch (Exception e) {
            throw new MfaUnavailableException(dependency, "failed", e);
        }
    }

    private static <V> V required(String name, @Nullable V value) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing from the setup");
        }
        return value;
    }

    /** Collects the parts of a setup. Not thread-safe. */
    public static final class Builder {

        private @Nullable KeyRing keys;
        private @Nullable CodeStore codeStore;
        private @Nullable SecretVault secretVault;
        private @Nullable SecretCipher secretCipher;
        private @Nullable UserDirectory userDirectory;
        private MfaListener listener = MfaListener.NONE;
        private LockoutPolicy lockout = LockoutPolicy.DEFAULT;
        private Duration challengeLifetime = Duration.ofMinutes(5);
        private boolean strict;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        /**
         * The keys that seal tokens, codes and, unless there is another cipher, secrets. Required.
         *
         * @param ring the ring
         * @return this builder
         */
        public Builder keys(KeyRing ring) {
            this.keys = ring;
            return this;
        }

        /**
         * Where counters and outstanding codes are kept. Required.
         *
         * @param store the store
         * @return this builder
         */
        public Builder codeStore(CodeStore store) {
            this.codeStore = store;
            return this;
        }

        /**
         * Where enrolments are kept. Required by factors that enrol, such as authenticator apps.
         *
         * @param vault the vault
         * @return this builder
         */
        public Builder secretVault(SecretVault vault) {
            this.secretVault = vault;
            return this;
        }

        /**
         * What seals secrets; AES-256-GCM under the ring unless set.
         *
         * @param cipher the cipher
         * @return this builder
         */
        public Builder secretCipher(SecretCipher cipher) {
            this.secretCipher = cipher;
            return this;
        }

        /**
         * The application's users. Required.
         *
         * @param directory the directory
         * @return this builder
         */
        public Builder userDirectory(UserDirectory directory) {
            this.userDirectory = directory;
            return this;
        }

        /**
         * Who is told of events; nobody unless set.
         *
         * @param target the listener
         * @return this builder
         */
        public Builder listener(MfaListener target) {
            this.listener = target;
            return this;
        }

        /**
         * The limits on wrong codes; {@link LockoutPolicy#DEFAULT} unless set.
         *
         * @param policy the limits
         * @return this builder
         */
        public Builder lockout(LockoutPolicy policy) {
            this.lockout = policy;
            return this;
        }

        /**
         * How long a challenge and its code live; 5 minutes unless set.
         *
         * @param lifetime 30 seconds to 10 minutes (NIST SP 800-63B-4 section 3.1.3.2, ASVS 6.5.5)
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder challengeLifetime(Duration lifetime) {
            if (lifetime.compareTo(Duration.ofSeconds(30)) < 0 || lifetime.compareTo(Duration.ofMinutes(10)) > 0) {
                throw new IllegalArgumentException("challengeLifetime is " + lifetime + ", allowed are PT30S to PT10M");
            }
            this.challengeLifetime = lifetime;
            return this;
        }

        /**
         * Refuses what is allowed but weaker than the standards ask for: mail as a factor (NIST SP 800-63B-4 section 3.1.3.1,
         * ASVS 6.3.6) and TOTP codes of any but the current time step (ASVS 6.5.5).
         *
         * @return this builder
         */
        public Builder strict() {
            this.strict = true;
            return this;
        }

        /**
         * The time of every decision; the system's unless set. Keep all nodes within a minute of each other: a node that is off
         * by more than five can shorten or lengthen a lock, and one that is ahead by the whole rolling window forgets the
         * failures in it. None accepts a used code again.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /**
         * Makes the setup.
         *
         * @return the setup
         * @throws IllegalArgumentException if a required part is missing, or the code store is less durable than the vault
         */
        public MfaSetup build() {
            return new MfaSetup(this);
        }
    }
}
