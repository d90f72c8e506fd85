package io.github.mfa4j.spring.security;

import io.github.mfa4j.Authority;
import io.github.mfa4j.FactorStatus;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.UserId;
import io.github.mfa4j.codes.RecoveryCodeFactor;
import io.github.mfa4j.codes.RecoveryCodesResult;
import io.github.mfa4j.totp.Confirmation;
import io.github.mfa4j.totp.EnrolmentResult;
import io.github.mfa4j.totp.EnrolmentResult.Pending;
import io.github.mfa4j.totp.OtpSecret;
import io.github.mfa4j.totp.TotpFactor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What setting up an authenticator app asks of the library. */
final class Enrolment {

    /** What the user's list of authenticators says until the application lets the user name them. */
    private static final String LABEL = "authenticator";

    private final MfaSetup setup;
    private final SecondFactors factors;
    private final TotpFactor totp;
    private final @Nullable RecoveryCodeFactor recovery;
    private final String issuer;

    Enrolment(
            MfaSetup setup,
            SecondFactors factors,
            TotpFactor totp,
            @Nullable RecoveryCodeFactor recovery,
            String issuer) {
        this.setup = setup;
        this.factors = factors;
        this.totp = totp;
        this.recovery = recovery;
        this.issuer = issuer;
    }

    /** The proof of this session, if it is fresh and was given to change factors. */
    @Nullable Authority proof(HttpServletRequest request, UserId user) {
        return SessionProof.in(request, user, setup.registers().now());
    }

    /** Whether the directory knows the user. A known one under another spelling would be enrolled beside the factors of the first. */
    boolean knows(UserId user) {
        return setup.profile(user).isPresent();
    }

    /**
     * Whether the user has any factor, also one that the step does not offer. The library asks only after an authenticator; a mailed
     * code must vouch for one, too.
     */
    boolean needsProof(UserId user) {
        return factors.mfa().status(user).stream().anyMatch(FactorStatus::setUp);
    }

    /** Whether the user has a factor that the step can ask for. */
    boolean canBeProven(UserId user) {
        return !factors.setUp(user).isEmpty();
    }

    /** What this session is setting up, begun if it is not; empty if the user may have no more. */
    Optional<PendingEnrolment> pending(HttpServletRequest request, UserId user, @Nullable Authority proof) {
        PendingEnrolment known = PendingEnrolment.in(request, user);
        if (known != null) {
            return Optional.of(known);
        }
        EnrolmentResult result = totp.enroll(user, LABEL, proof);
        if (!(result instanceof Pending pending)) {
            return Optional.empty();
        }
        try (OtpSecret secret = pending.secret()) {
            return Optional.of(PendingEnrolment.keep(request, user, pending, secret.toBase32(), issuer));
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

    /** A first set of recovery codes; empty where there are none, or the user has some left. */
    Optional<RecoveryCodesResult> recoveryCodes(UserId user, @Nullable Authority proof) {
        if (recovery == null || factors.mfa().inspect(user, recovery).setUp()) {
            return Optional.empty();
        }
        return Optional.of(recovery.generate(user, proof));
    }
}
