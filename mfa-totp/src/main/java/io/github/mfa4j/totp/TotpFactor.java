package io.github.mfa4j.totp;

import io.github.mfa4j.Authority;
import io.github.mfa4j.Change;
import io.github.mfa4j.Factor;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Authenticator apps as a factor: several labelled ones per user under one guard.
 *
 * <p>Turning one on: {@link #enroll} makes a pending enrolment whose secret is shown once, and {@link #confirm} activates it
 * with the first code, which is thereby used. Replacing one: {@link #renew}, then {@code confirm}; the old one works until
 * the new one is confirmed. Challenges and verification go through {@link io.github.mfa4j.MultiFactor}. Thread-safe.
 */
public final class TotpFactor extends Factor {

    /** The most active authenticators of a user. */
    public static final int MAX_AUTHENTICATORS = 5;

    private final MfaSetup setup;
    private final TotpEnrolments enrolments;
    private final TotpEnroller enroller;
    private final TotpConfirmer confirmer;

    private TotpFactor(
            MfaSetup setup, FactorId id, TotpParameters parameters, StepWindow window, TotpEnrolments enrolments) {
        super(setup, id, "otp", new TotpRules(enrolments, window));
        this.setup = setup;
        this.enrolments = enrolments;
        this.enroller = new TotpEnroller(setup, id, parameters, enrolments);
        this.confirmer = new TotpConfirmer(setup, id, window, enrolments);
    }

    /**
     * Authenticator apps with the defaults: named {@code totp}, SHA-1, 6 digits, 30 seconds, and one time step back and ahead
     * (none in a strict setup).
     *
     * @param setup what it is built from; needs a vault
     * @return the factor
     */
    public static TotpFactor of(MfaSetup setup) {
        return of(
                setup,
                new FactorId("totp"),
                TotpParameters.DEFAULT,
                setup.strict() ? StepWindow.CURRENT_ONLY : StepWindow.DEFAULT);
    }

    /**
     * Authenticator apps with other values. Enrolments keep the parameters they were begun with.
     *
     * @param setup what it is built from; needs a vault
     * @param id the factor's name
     * @param parameters what new enrolments compute with
     * @param window how many steps around the current one are accepted
     * @return the factor
     * @throws IllegalArgumentException if the setup has no vault, is strict and the window is not
     *     {@link StepWindow#CURRENT_ONLY}, or the chance of a guess is too high; the message has the figure
     */
    public static TotpFactor of(MfaSetup setup, FactorId id, TotpParameters parameters, StepWindow window) {
        if (setup.strict() && !window.equals(StepWindow.CURRENT_ONLY)) {
            throw new IllegalArgumentException(
                    "window is " + window + ", a strict setup allows " + StepWindow.CURRENT_ONLY);
        }
        // Enrolments keep the parameters they were begun with, so the shortest codes there may be count.
        setup.lockout()
                .requireYearlyGuessChance(
                        id, MAX_AUTHENTICATORS * (double) window.length(), Math.pow(10, TotpParameters.MIN_DIGITS));
        return new TotpFactor(setup, id, parameters, window, new TotpEnrolments(setup.enrolments(), id));
    }

    /**
     * Begins to enrol an authenticator. An earlier pending enrolment of the user ends.
     *
     * @param user the user, who has passed a first factor
     * @param label what the user calls it, up to 64 characters
     * @param authority the user's fresh proof, or an administrator; may be null while the user has no active authenticator
     * @return the secret to show, or why nothing was begun
     * @throws IllegalArgumentException if the label is too long or holds control characters: check what a user typed before
     */
    public EnrolmentResult enroll(UserId user, String label, @Nullable Authority authority) {
        return enroller.begin(user, label, null, authority);
    }

    /**
     * Begins to replace an authenticator, for a new phone. The old one works until the new one is confirmed.
     *
     * @param user the user
     * @param authenticatorId the authenticator to replace
     * @param authority the user's fresh proof, or an administrator
     * @return the secret to show, or why nothing was begun
     */
    public EnrolmentResult renew(UserId user, String authenticatorId, Authority authority) {
        return authenticators(user).stream()
                .filter(authenticator -> authenticator.id().equals(authenticatorId))
                .findFirst()
                .map(old -> enroller.begin(user, old.label(), old.id(), authority))
                .orElseGet(() -> new EnrolmentResult.NotBegun(Change.NOTHING_TO_CHANGE));
    }

    /**
     * Activates a pending enrolment with the first code of the authenticator. The code is thereby used. Five wrong codes end
     * the enrolment; they do not count against the user's logins. Confirming lifts a suspension: the factor was enrolled
     * again.
     *
     * @param user the user
     * @param enrolmentId the pending enrolment
     * @param code the code as the user typed it; untrusted, may be null
     * @return what came of it
     */
    public Confirmation confirm(UserId user, String enrolmentId, @Nullable String code) {
        return confirmer.confirm(user, enrolmentId, code);
    }

    /**
     * Lists a user's active authenticators.
     *
     * @param user the user
     * @return the authenticators, oldest first
     */
    public List<Authenticator> authenticators(UserId user) {
        return enrolments.active(user).stream()
                .map(enrolment -> new Authenticator(enrolment.id(), enrolment.label(), enrolment.createdAt()))
                .toList();
    }

    /**
     * Removes one authenticator. Removing the last one switches the factor off.
     *
     * @param user the user
     * @param authenticatorId the authenticator
     * @param authority the user's fresh proof, or an administrator
     * @return what came of it
     */
    public Change remove(UserId user, String authenticatorId, Authority authority) {
        Instant now = setup.registers().now();
        if (!authority.allowsChangesFor(user, now)) {
            return Change.NOT_AUTHORISED;
        }
        Optional<Boolean> removed = enrolments.remove(
                user, enrolment -> enrolment.active() && enrolment.id().equals(authenticatorId));
        if (removed.isEmpty()) {
            return Change.BUSY;
        }
        if (!removed.get()) {
            return Change.NOTHING_TO_CHANGE;
        }
        setup.registers()
                .decide(
                        StateKey.of(user, id()),
                        TotpSectionFormat.INSTANCE,
                        (register, at) -> Decision.commit(
                                register.withSection(register.section().without(authenticatorId)), authenticatorId));
        setup.publish(new MfaEvent(Kind.FACTOR_REMOVED, now, user, id(), authority.actor()));
        return Change.DONE;
    }
}
