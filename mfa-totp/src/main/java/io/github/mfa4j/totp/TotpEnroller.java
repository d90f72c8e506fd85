package io.github.mfa4j.totp;

import io.github.mfa4j.Authority;
import io.github.mfa4j.Change;
import io.github.mfa4j.FactorId;
import io.github.mfa4j.MfaSetup;
import io.github.mfa4j.UserId;
import io.github.mfa4j.factor.Decision;
import io.github.mfa4j.factor.Enrolment;
import io.github.mfa4j.spi.MfaEvent;
import io.github.mfa4j.spi.MfaEvent.Kind;
import io.github.mfa4j.spi.StateKey;
import io.github.mfa4j.spi.UserProfile;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins enrolments: a fresh secret, an entry in the register that counts for it, and a pending enrolment in the vault. */
final class TotpEnroller {

    private static final int MAX_LABEL = 64;
    private static final int ID_BYTES = 16;

    private final MfaSetup setup;
    private final FactorId factor;
    private final TotpParameters parameters;
    private final TotpEnrolments enrolments;
    private final SecureRandom random = new SecureRandom();

    TotpEnroller(MfaSetup setup, FactorId factor, TotpParameters parameters, TotpEnrolments enrolments) {
        this.setup = setup;
        this.factor = factor;
        this.parameters = parameters;
        this.enrolments = enrolments;
    }

    EnrolmentResult begin(UserId user, String label, @Nullable String replaces, @Nullable Authority authority) {
        requireLabel(label);
        Instant now = setup.registers().now();
        Optional<UserProfile> profile = setup.profile(user);
        if (profile.isEmpty()) {
            return new EnrolmentResult.NotBegun(Change.USER_UNAVAILABLE);
        }
        boolean authorised = authority != null && authority.allowsChangesFor(user, now);
        // Asked again when the vault is written; asked first so that a refusal changes nothing.
        Change permitted = permission(enrolments.active(user), replaces, authorised);
        if (permitted != Change.DONE) {
            return new EnrolmentResult.NotBegun(permitted);
        }
        OtpSecret secret = OtpSecret.generate(parameters.algorithm());
        Enrolment pending = enrolments.sealed(
                user, drawId(), label, false, now, StoredParameters.write(parameters), replaces, secret);
        Change begun = beginCounting(user, pending.id())
                ? enrolments.begin(user, pending, active -> permission(active, replaces, authorised))
                : Change.BUSY;
        if (begun != Change.DONE) {
            secret.destroy();
            return new EnrolmentResult.NotBegun(begun);
        }
        String actor = authority == null ? "user" : authority.actor();
        setup.publish(new MfaEvent(Kind.ENROLMENT_STARTED, now, user, factor, actor));
        return new EnrolmentResult.Pending(pending.id(), profile.get().accountName(), secret, parameters);
    }

    /** While an authenticator is active, only its owner's proof or an administrator may add to it or replace it. */
    private static Change permission(List<Enrolment> active, @Nullable String replaces, boolean authorised) {
        if (!authorised && !active.isEmpty()) {
            return Change.NOT_AUTHORISED;
        }
        if (replaces != null) {
            return active.stream().anyMatch(e -> e.id().equals(replaces)) ? Change.DONE : Change.NOTHING_TO_CHANGE;
        }
        return active.size() < TotpFactor.MAX_AUTHENTICATORS ? Change.DONE : Change.LIMIT_REACHED;
    }

    /** The register comes first: an enrolment without one would look as if its register had been lost. */
    private boolean beginCounting(UserId user, String enrolmentId) {
        Collection<String> known = enrolments.ids(user);
        return setup.registers()
                .decide(
                        StateKey.of(user, factor),
                        TotpSectionFormat.INSTANCE,
                        (register, now) -> Decision.commit(
                                register.withSection(
                                        register.section().keeping(known).begin(enrolmentId)),
                                true))
                .isPresent();
    }

    private String drawId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    private static void requireLabel(String label) {
        if (label.length() > MAX_LABEL || label.codePoints().anyMatch(UserId::isForbidden)) {
            throw new IllegalArgumentException("label has " + label.length() + " characters, allowed are up to "
                    + MAX_LABEL + " without control characters");
        }
    }
}
