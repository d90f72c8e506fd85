package io.github.mfa4j.spring.security;

import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.UserId;
import io.github.mfa4j.Verified;
import io.github.mfa4j.spi.UserProfile;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpFactor;
import io.github.mfa4j.totp.TotpParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What setting up an authenticator app asks of the library. */
final class Enrolment {

    private final MfaSetup setup;
    private final SecondFactors factors;
    private final TotpFactor totp;
    private final String issuer;

    Enrolment(MfaSetup setup, SecondFactors factors, TotpFactor totp, String issuer) {
        this.setup = setup;
        this.factors = factors;
        this.totp = totp;
        this.issuer = issuer;
        tryOut(issuer);
    }

    /** An issuer that no app can show is refused when the chain is built, and not user by user. */
    private static void tryOut(String issuer) {
        try {
            EnrolmentKey.of(issuer, "trial", OtpSecret.generate(), TotpParameters.DEFAULT);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "the name in the Issuer cannot be shown by authenticator apps: " + e.getMessage()
                            + "; give it one that can be",
                    e);
        }
    }

    Instant now() {
        return setup.registers().now();
    }

    /** Whether the directory knows the user. A known one under another spelling would be enrolled beside the factors of the first. */
    boolean knows(UserId user) {
        return setup.profile(user).isPresent();
    }

    /** Whether this session has given the proof that an enrolment asks for, and it is fresh. */
    boolean isProven(HttpServletRequest request, UserId user) {
        PendingEnrolment known = PendingEnrolment.in(request, user);
        return known != null && known.isProven(now());
    }

    /**
     * Whether the user has any factor, also one that the step does not offer. The library asks only after an authenticator; a mailed
     * code must vouch for one, too.
     */
    boolean hasFactor(UserId user) {
        return factors.mfa().status(user).stream().anyMatch(FactorStatus::setUp);
    }

    /** Whether the user has a factor that the step can ask for. */
    boolean canBeProven(UserId user) {
        return !factors.setUp(user).isEmpty();
    }

    /** Whether no proof could help: the user has as many as there may be. */
    boolean isFull(UserId user) {
        return totp.authenticators(user).size() >= TotpFactor.MAX_AUTHENTICATORS;
    }

    /**
     * Begins what a proof was asked for; where that is refused, the page asks again. The code of a login is no such proof, whatever the
     * user has: it was given to get in (ASVS 7.5.1).
     */
    void begin(HttpServletRequest request, Verified proof) {
        UserId user = proof.user();
        if (proof.allowsChangesFor(user, now()) && totp.enroll(user, label(), proof) instanceof Pending pending) {
            pending.secret().destroy();
            PendingEnrolment.keep(request, user, pending, proof);
        }
    }

    /** Tells the user's authenticators apart by their days: a lost phone is removed by the label. */
    private String label() {
        return "authenticator " + LocalDate.ofInstant(setup.registers().now(), ZoneOffset.UTC);
    }

    /** An enrolment and the key to be scanned. */
    record Shown(PendingEnrolment pending, EnrolmentKey key) {}

    /** What this session is setting up, begun if it is not; empty if the user may have no more. */
    Optional<Shown> show(HttpServletRequest request, UserId user) {
        return known(request, user).or(() -> begun(request, user));
    }

    private Optional<Shown> known(HttpServletRequest request, UserId user) {
        PendingEnrolment pending = PendingEnrolment.in(request, user);
        if (pending == null) {
            return Optional.empty();
        }
        return setup.enrolments().of(user).stream()
                .filter(each -> !each.active()
                        && each.factor().equals(totp.id())
                        && each.id().equals(pending.id()))
                .findFirst()
                .map(each -> new Shown(pending, key(user, each, pending)));
    }

    private EnrolmentKey key(UserId user, io.github.mfa4j.factor.Enrolment sealed, PendingEnrolment pending) {
        byte[] bytes = setup.enrolments().open(user, sealed);
        try (OtpSecret secret = OtpSecret.ofBytes(bytes)) {
            String account = setup.profile(user).map(UserProfile::accountName).orElse(user.id());
            return EnrolmentKey.of(issuer, account, secret, pending.parameters());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private Optional<Shown> begun(HttpServletRequest request, UserId user) {
        if (!(totp.enroll(user, label(), null) instanceof Pending pending)) {
            return Optional.empty();
        }
        try (OtpSecret secret = pending.secret()) {
            return Optional.of(new Shown(
                    PendingEnrolment.keep(request, user, pending, null),
                    EnrolmentKey.of(issuer, pending.accountName(), secret, pending.parameters())));
        }
    }

    Confirmation confirm(HttpServletRequest request, UserId user, @Nullable String code) {
        PendingEnrolment pending = PendingEnrolment.in(request, user);
        Confirmation outcome = pending == null ? Confirmation.ENDED : totp.confirm(user, pending.id(), code);
        if (outcome == Confirmation.CONFIRMED || outcome == Confirmation.ENDED) {
            PendingEnrolment.forget(request);
        }
        return outcome;
    }
}
