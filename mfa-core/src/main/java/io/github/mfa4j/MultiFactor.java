package io.github.mfa4j;

import io.github.mfa4j.ChallengeResult.Unavailable;
import io.github.mfa4j.Verification.Refused;
import io.github.mfa4j.Verification.Refused.Reason;
import io.github.mfa4j.factor.Challenge;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The front door for an application: challenge a user with a factor, verify what comes back, and look after the user's
 * factors. It owns no users, sessions, endpoints or threads. Thread-safe; one per application is enough.
 *
 * <p>The second step of a login: check the password, {@link #challenge(UserId, Factor, Purpose)}, give the token to the
 * client, {@link #verify} the token and the code, and open the session only on {@link Verified} with the purpose expected.
 *
 * <p>Every method throws {@link MfaUnavailableException} when a dependency fails: then nothing was granted.
 */
public final class MultiFactor {

    private final MfaSetup setup;
    private final Map<FactorId, Factor> factors;
    private final ChallengeTokens tokens;

    private MultiFactor(MfaSetup setup, Map<FactorId, Factor> factors) {
        this.setup = setup;
        this.factors = factors;
        this.tokens = new ChallengeTokens(setup.keys());
    }

    /**
     * Brings the factors of an installation together.
     *
     * @param setup what the factors were built from, as it is or {@linkplain MfaSetup#withCodeStore with another code store}
     * @param factors the factors, at least one, in the order in which {@link #status} lists them
     * @return the front door
     * @throws IllegalArgumentException if there is no factor, two have one id, or one was built from another setup
     */
    public static MultiFactor of(MfaSetup setup, Factor... factors) {
        Map<FactorId, Factor> byId = new LinkedHashMap<>();
        for (Factor factor : factors) {
            if (!factor.setup().isOfOneInstallationWith(setup)) {
                throw new IllegalArgumentException("factor " + factor.id() + " was built from another setup");
            }
            if (byId.put(factor.id(), factor) != null) {
                throw new IllegalArgumentException("factor " + factor.id() + " is given twice");
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("factors are missing, at least 1 is needed");
        }
        return new MultiFactor(setup, byId);
    }

    /**
     * Starts a challenge; codes go to the user's preferred address.
     *
     * @param user who is asked; after a first factor, the user who passed it
     * @param factor with which factor
     * @param purpose for what; one that proves an address needs {@link #challenge(UserId, Factor, Purpose, String)}
     * @return whether it started; hand the token to the client
     * @throws IllegalArgumentException if the factor is not one of this installation, or the purpose needs a destination or
     *     an executor that is not there
     */
    public ChallengeResult challenge(UserId user, Factor factor, Purpose purpose) {
        return own(factor).challenger().challenge(user, purpose, null, null, tokens);
    }

    /**
     * Starts a challenge at one address: one of the user's, or the address to prove for a purpose that proves one.
     *
     * @param user who is asked
     * @param factor with which factor
     * @param purpose for what
     * @param destination where the code goes to, 1 to 320 characters without control characters; an address that is not the
     *     user's is answered as {@code NOT_SET_UP}; an authenticator app does not look at it
     * @return whether it started; hand the token to the client
     * @throws IllegalArgumentException if the factor is not one of this installation, the destination is out of range, or
     *     the purpose needs an executor that is not there
     */
    public ChallengeResult challenge(UserId user, Factor factor, Purpose purpose, String destination) {
        return own(factor).challenger().challenge(user, purpose, destination, null, tokens);
    }

    /**
     * Goes on from a challenge with a fresh code. The old token and its code are dead once the new challenge has started.
     * After an anonymous purpose, where nobody may learn whether it has, both tokens fit the newest code, each until it
     * expires.
     *
     * @param token the token as the client sent it; untrusted
     * @return whether a new challenge started, with a new token
     */
    public ChallengeResult resend(@Nullable String token) {
        Optional<Challenge> open = open(token);
        if (open.isEmpty()) {
            return new Unavailable(Unavailable.Reason.CHALLENGE_VOID);
        }
        Challenge old = open.get();
        return factorOf(old).challenger().challenge(old.user(), old.purpose(), old.destination(), old, tokens);
    }

    /**
     * Goes on from a challenge with another factor. The old challenge is ended first, in its own register, and stays ended
     * if the new one cannot start. Also possible from the challenge whose wrong codes locked its factor.
     *
     * @param token the token as the client sent it; untrusted; not of an anonymous purpose
     * @param factor the factor to go on with
     * @return whether a new challenge started, with a new token
     */
    public ChallengeResult switchTo(@Nullable String token, Factor factor) {
        own(factor);
        Optional<Challenge> open = open(token).filter(known -> !known.purpose().anonymous());
        if (open.isEmpty()) {
            return new Unavailable(Unavailable.Reason.CHALLENGE_VOID);
        }
        Challenge old = open.get();
        Optional<Boolean> ended = factorOf(old).custodian().end(old);
        if (ended.isEmpty() || !ended.get()) {
            return new Unavailable(ended.isEmpty() ? Unavailable.Reason.BUSY : Unavailable.Reason.CHALLENGE_VOID);
        }
        return factor.challenger().challenge(old.user(), old.purpose(), null, null, tokens);
    }

    /**
     * Verifies what a user typed. The verdict is told only after the state it led to was committed.
     *
     * @param token the token as the client sent it; untrusted, may be null
     * @param input the code as the user typed it; untrusted, may be null; spaces and dashes are ignored
     * @return {@link Verified} for the right code, once; anything else grants nothing
     */
    public Verification verify(@Nullable String token, @Nullable String input) {
        Optional<Challenge> challenge = challengeOf(token);
        if (challenge.isEmpty()) {
            return new Refused(Reason.CHALLENGE_VOID);
        }
        return factorOf(challenge.get()).verifier().verify(challenge.get(), input);
    }

    /**
     * Tells whom a token asks and for what, for an application that has to know before it acts on the token: it may come with
     * the session of another user. Not whether the challenge can still be answered.
     *
     * @param token the token as the client sent it; untrusted, may be null
     * @return its challenge; empty if it is none of this installation
     */
    public Optional<Challenge> challengeOf(@Nullable String token) {
        return tokens.open(token).filter(known -> factors.containsKey(known.factor()));
    }

    /**
     * The factors that this front door was given.
     *
     * @return them, in their order; unmodifiable
     */
    public List<Factor> factors() {
        return List.copyOf(factors.values());
    }

    /**
     * Tells how a user's factors stand, for the user's own settings page; not for whoever has passed no factor.
     *
     * @param user the user
     * @return one status per factor
     */
    public List<FactorStatus> status(UserId user) {
        return factors.values().stream()
                .map(factor -> factor.custodian().status(user))
                .toList();
    }

    /**
     * Tells how one factor of a user stands.
     *
     * @param user the user
     * @param factor the factor
     * @return its status
     */
    public FactorStatus inspect(UserId user, Factor factor) {
        return own(factor).custodian().status(user);
    }

    /**
     * Switches a factor off for a user and ends its open challenges. Counters stay, so that switching off and on gives no
     * fresh guesses. A factor that rests on the user's address stays set up as long as the directory names the address, and
     * says so ({@link Change#STILL_SET_UP}).
     *
     * @param user the user
     * @param factor the factor
     * @param authority the user's fresh proof, or an administrator
     * @return what came of it
     */
    public Change disable(UserId user, Factor factor, Authority authority) {
        return own(factor).custodian().disable(user, authority);
    }

    /**
     * Lifts a lock or suspension and forgets the failures behind it.
     *
     * @param user the user
     * @param factor the factor
     * @param authority the user's fresh proof of <em>another</em> factor, or an administrator
     * @return what came of it
     */
    public Change release(UserId user, Factor factor, Authority authority) {
        return own(factor).custodian().release(user, authority);
    }

    /**
     * Removes all that is stored of a user, for good: enrolments first, then registers, locks and counted failures with
     * them. It is for the end of an account, not for a button that switches factors off ({@link #disable}). Repeat it after
     * an outage. End the user in the directory before, or a challenge under way may begin a new register.
     *
     * @param user the user
     * @param by who ends the account
     */
    public void erase(UserId user, Administrator by) {
        // Enrolments first: whatever crashes in between leaves less granted, never more.
        setup.eraseEnrolments(user);
        Stream.concat(Stream.of(setup), factors.values().stream().map(Factor::setup))
                .distinct()
                .forEach(each -> each.eraseRegisters(user));
        Instant now = setup.registers().now();
        factors.keySet().forEach(id -> setup.publish(new MfaEvent(Kind.ERASED, now, user, id, by.actor())));
    }

    private Optional<Challenge> open(@Nullable String token) {
        Instant now = setup.registers().now();
        return challengeOf(token).filter(known -> known.isOpenAt(now));
    }

    private Factor factorOf(Challenge challenge) {
        return own(factors.get(challenge.factor()));
    }

    private Factor own(@Nullable Factor factor) {
        if (factor == null || factors.get(factor.id()) != factor) {
            throw new IllegalArgumentException("factor " + factor + " is not one of " + factors.keySet());
        }
        return factor;
    }
}
