package io.github.mfa4j.codes;

import io.github.mfa4j.Authority;
import io.github.mfa4j.Change;
import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.SecretText;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodesResult.Generated;
import io.github.mfa4j.codes.RecoveryCodesResult.NotGenerated;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Digest;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.spi.Durability;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.StateKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Single-use codes that a user keeps on paper for the day the other factors are lost: the look-up secrets of NIST
 * SP 800-63B-4 section 3.1.2. Each has 16 characters and 80 bits. Only Argon2id digests are stored, and checking an input
 * takes one evaluation, of which a bounded number runs at once; who gets no turn is told that the factor is busy.
 *
 * <p>Serves purposes after a first factor only. Thread-safe.
 */
public final class RecoveryCodeFactor extends Factor {

    private final MfaSetup setup;
    private final int count;
    private final Argon2Parameters parameters;
    private final BoundedHash hash;
    private final SecureRandom random = new SecureRandom();

    /**
     * Of the references of RFC 8176 section 2 "otp", a one-time password, says best what is typed: "kba" is about questions,
     * "pin" about what a user always types.
     */
    RecoveryCodeFactor(Builder builder, BoundedHash hash) {
        super(builder.setup, builder.id, "otp", new RecoveryRules(hash));
        setup = builder.setup;
        count = builder.count;
        parameters = builder.parameters;
        this.hash = hash;
    }

    /**
     * Starts a factor.
     *
     * @param setup what it is built from
     * @return a new builder
     */
    public static Builder builder(MfaSetup setup) {
        return new Builder(setup);
    }

    /**
     * Makes a new set of codes and voids the old one with every challenge that is open. It takes about as long as that many
     * verifications one after the other.
     *
     * <p>While unused codes remain, an authority is needed to replace them. Without any there is nothing to protect yet: see
     * to it that only the fully authenticated user gets here. An authority that is not a proof of this very factor also
     * lifts its lock or suspension.
     *
     * @param user the user
     * @param authority the user's fresh proof or an administrator, null for a first set
     * @return the codes, shown this once, or why there are none
     * @throws io.github.mfa4j.MfaUnavailableException if a dependency fails
     */
    public RecoveryCodesResult generate(UserId user, @Nullable Authority authority) {
        Change permitted = decide(user, (register, now) -> Decision.keep(permission(user, authority, register, now)))
                .orElseThrow();
        if (permitted != Change.DONE) {
            return new NotGenerated(permitted);
        }
        List<SecretText> codes = RecoveryCodes.generate(count, random);
        Optional<RecoverySet> set = hashed(codes);
        if (set.isEmpty()) {
            return new NotGenerated(Change.BUSY);
        }
        RecoveryCodesResult result = this.<RecoveryCodesResult>decide(user, (register, now) -> {
                    Change still = permission(user, authority, register, now);
                    return still == Change.DONE
                            ? Decision.commit(
                                    new Register<>(guard(register.guard(), authority), set.get()),
                                    new Generated(codes, now))
                            : Decision.keep(new NotGenerated(still));
                })
                .orElseGet(() -> new NotGenerated(Change.BUSY));
        if (result instanceof Generated generated) {
            String actor = authority == null ? null : authority.actor();
            setup.publish(new MfaEvent(MfaEvent.Kind.RECOVERY_CODES_CREATED, generated.at(), user, id(), actor));
        }
        return result;
    }

    private Change permission(UserId user, @Nullable Authority authority, Register<RecoverySet> register, Instant now) {
        if (setup.profile(user).isEmpty()) {
            return Change.USER_UNAVAILABLE;
        }
        boolean vouched =
                authority == null ? register.section().digests().isEmpty() : authority.allowsChangesFor(user, now);
        return vouched ? Change.DONE : Change.NOT_AUTHORISED;
    }

    private Guard guard(Guard guard, @Nullable Authority authority) {
        return authority == null || authority.isProofOf(id())
                ? guard.withVoidThrough(guard.issued())
                : guard.released();
    }

    private Optional<RecoverySet> hashed(List<SecretText> codes) {
        Salt salt = Salt.draw(random);
        List<Digest> digests = new ArrayList<>(codes.size());
        for (SecretText code : codes) {
            Optional<byte[]> digest = hash.hash(code, salt.bytes(), parameters);
            if (digest.isEmpty()) {
                return Optional.empty();
            }
            digests.add(Digest.of(digest.get()));
        }
        return Optional.of(new RecoverySet(parameters, salt, digests));
    }

    private <R> Optional<R> decide(
            UserId user, BiFunction<Register<RecoverySet>, Instant, Decision<Register<RecoverySet>, R>> decide) {
        return setup.registers().decide(StateKey.of(user, id()), RecoveryRules.FORMAT, decide);
    }

    /** Collects the settings of a factor. Not thread-safe. */
    public static final class Builder {

        private final MfaSetup setup;
        private FactorId id = new FactorId("recovery");
        private int count = RecoveryCodes.DEFAULT_COUNT;
        private Argon2Parameters parameters = Argon2Parameters.DEFAULT;
        private int maxParallel = BoundedHash.DEFAULT_MAX_PARALLEL;

        private Builder(MfaSetup setup) {
            this.setup = setup;
        }

        /**
         * The factor's name, part of stored state; {@code recovery} unless set.
         *
         * @param name the name
         * @return this builder
         */
        public Builder id(FactorId name) {
            this.id = name;
            return this;
        }

        /**
         * How many codes a set has; 10 unless set.
         *
         * @param codes 1 to 32
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder count(int codes) {
            RecoveryCodes.requireCount(codes);
            this.count = codes;
            return this;
        }

        /**
         * The cost of hashing the codes of new sets; {@link Argon2Parameters#DEFAULT} unless set. Older sets keep theirs.
         *
         * @param cost the cost
         * @return this builder
         */
        public Builder hashing(Argon2Parameters cost) {
            this.parameters = cost;
            return this;
        }

        /**
         * How many codes are hashed at once on this node, each in the memory that the cost says; 4 unless set. Whoever comes
         * later waits for up to 2 seconds.
         *
         * @param evaluations 1 to 64
         * @return this builder
         */
        public Builder maxParallel(int evaluations) {
            this.maxParallel = evaluations;
            return this;
        }

        /**
         * Makes the factor.
         *
         * @return the factor
         * @throws IllegalArgumentException if a setting is out of range, if the lockout policy allows too many guesses, or if
         *     the code store may lose its newest writes
         */
        public RecoveryCodeFactor build() {
            // A store that forgets everything forgets the unused codes too: nobody gets in, and a new set is made.
            // One that goes back a few writes brings a used code back to life.
            if (setup.durability() == Durability.MAY_LOSE_RECENT) {
                throw new IllegalArgumentException("factor " + id + ": codeStore is " + setup.durability()
                        + ", so a used code could become unused again; allowed are " + Durability.DURABLE + " and "
                        + Durability.MAY_LOSE_ALL);
            }
            setup.lockout()
                    .requireYearlyGuessChance(
                            id, count, RecoveryCodes.FORMAT.space().doubleValue());
            return new RecoveryCodeFactor(
                    this, new BoundedHash(new Argon2idHash(), maxParallel, BoundedHash.DEFAULT_MAX_WAIT));
        }
    }
}
