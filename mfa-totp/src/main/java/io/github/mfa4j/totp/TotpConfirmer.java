package io.github.mfa4j.totp;

import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Enrolment;
import io.github.mfa4j.factor.Guard;
import io.github.mfa4j.factor.Register;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.SealBrokenException;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.totp.TotpEnrolments.Activation;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes pending enrolments active. The order is fixed: the register takes the used step, then the vault the new status, then
 * the answer. A crash in between leaves a used code and a pending enrolment, which the next code confirms.
 */
final class TotpConfirmer {

    private final MfaSetup setup;
    private final FactorId factor;
    private final StepWindow window;
    private final TotpEnrolments enrolments;

    TotpConfirmer(MfaSetup setup, FactorId factor, StepWindow window, TotpEnrolments enrolments) {
        this.setup = setup;
        this.factor = factor;
        this.window = window;
        this.enrolments = enrolments;
    }

    Confirmation confirm(UserId user, String enrolmentId, @Nullable String code) {
        Optional<Enrolment> pending = enrolments.pending(user, enrolmentId);
        if (pending.isEmpty() || setup.profile(user).isEmpty()) {
            return Confirmation.ENDED;
        }
        if (TotpEnrolments.isOver(pending.get(), setup.registers().now())) {
            // Removed, or a clock that goes back would bring it back.
            enrolments.removePending(user, enrolmentId);
            return Confirmation.ENDED;
        }
        try (OtpSecret secret = enrolments.secretOf(user, pending.get())) {
            Confirmation outcome = setup.registers()
                    .decide(
                            StateKey.of(user, factor),
                            TotpSectionFormat.INSTANCE,
                            (register, now) -> decide(register, pending.get(), secret, code, now))
                    .orElse(Confirmation.BUSY);
            return outcome == Confirmation.CONFIRMED
                    ? activate(user, pending.get())
                    : failed(user, pending.get(), outcome);
        } catch (SealBrokenException e) {
            publish(Kind.SEAL_BROKEN, user);
            return Confirmation.ENDED;
        }
    }

    private Decision<Register<TotpSection>, Confirmation> decide(
            Register<TotpSection> register, Enrolment pending, OtpSecret secret, @Nullable String code, Instant now) {
        Optional<TotpSection.Entry> entry =
                register.section().entry(pending.id()).filter(e -> !e.isOver());
        if (entry.isEmpty()) {
            return Decision.keep(Confirmation.ENDED);
        }
        Totp totp = Totp.of(StoredParameters.read(pending.parameters()));
        if (CodeDigits.parse(code, totp.parameters().digits()) == CodeDigits.NOT_A_CODE) {
            return Decision.keep(Confirmation.WRONG_CODE);
        }
        MatchedSteps matched = totp.verify(secret, code, now, window);
        OptionalLong step = matched.latestAfter(entry.get().used().highestUpTo(totp.stepAt(now) + window.future()));
        if (step.isPresent()) {
            return Decision.commit(
                    register.withSection(register.section().withUsed(entry.get(), step.getAsLong())),
                    Confirmation.CONFIRMED);
        }
        TotpSection failed = register.section().withConfirmFailure(entry.get());
        boolean over =
                failed.entry(pending.id()).filter(TotpSection.Entry::isOver).isPresent();
        return Decision.commit(register.withSection(failed), over ? Confirmation.ENDED : Confirmation.WRONG_CODE);
    }

    private Confirmation activate(UserId user, Enrolment pending) {
        Optional<Activation> activation = enrolments.activate(user, pending);
        if (activation.isEmpty()) {
            return Confirmation.BUSY;
        }
        if (activation.get() == Activation.GONE) {
            return Confirmation.ENDED;
        }
        endSuspension(user);
        publish(activation.get() == Activation.RENEWED ? Kind.FACTOR_RENEWED : Kind.FACTOR_ADDED, user);
        return Confirmation.CONFIRMED;
    }

    /**
     * NIST SP 800-63B-4 section 3.2.2: a suspended authenticator is good again once it is bound again. Last of all, so that
     * whatever fails before leaves the suspension.
     */
    private void endSuspension(UserId user) {
        setup.registers().decide(StateKey.of(user, factor), TotpSectionFormat.INSTANCE, (register, now) -> {
            Guard guard = register.guard();
            return guard.suspended() ? Decision.commit(register.with(guard.released()), true) : Decision.keep(false);
        });
    }

    private Confirmation failed(UserId user, Enrolment pending, Confirmation outcome) {
        if (outcome == Confirmation.ENDED) {
            enrolments.removePending(user, pending.id());
            publish(Kind.ENROLMENT_FAILED, user);
        }
        return outcome;
    }

    private void publish(Kind kind, UserId user) {
        setup.publish(new MfaEvent(kind, setup.registers().now(), user, factor, null));
    }
}
